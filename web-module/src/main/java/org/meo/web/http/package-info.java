/** What surrounds the pages on HTTP: filters, the cart's cookie, pictures and other files. */
package org.meo.web.http;
