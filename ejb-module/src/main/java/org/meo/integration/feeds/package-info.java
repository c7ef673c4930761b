/** What partners tell of stock and products by message, mapped to the services that keep them. */
package org.meo.integration.feeds;
