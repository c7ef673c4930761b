/** Orders that partners send by message: checked, answered, and made orders like any other. */
package org.meo.integration.orders;
