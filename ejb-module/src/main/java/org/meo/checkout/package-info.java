/** Turns a cart into an order: the one place that knows cart, stock, prices, payment and warehouse. */
package org.meo.checkout;
