/** What a cart costs: tax inside gross prices, shipping, and the quote with its trace. A pure function, no database. */
package org.meo.pricing;
