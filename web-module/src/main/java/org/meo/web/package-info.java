/**
 * The storefront. A page is a Facelets view and a thin bean in {@code page}; {@code component} holds the tags that
 * write lists straight from the catalogue's records, {@code text} what depends on the language, {@code http} the
 * filters, cookies and files around the pages.
 *
 * <p>Pages are stateless and no session is begun: whatever is needed to show a page is in its address, and the cart is
 * found by the secret in a cookie. A form that acts on one thing (add to cart, change a line) posts the key of that
 * thing to its page; the checkout, with its many fields, is a Faces form.
 */
package org.meo.web;
