/**
 * The storefront. A page is a Facelets view and a thin bean in {@code page}; {@code component} holds the tags that
 * write lists straight from the catalogue's records, {@code text} what depends on the language, {@code http} the
 * filters, cookies and files around the pages.
 *
 * <p>Pages are stateless and no session is begun: whatever is needed to show a page is in its address, and the cart is
 * found by the secret in a cookie. Forms are plain HTML: a form posts to the page that shows it, whose bean acts, and sends
 * the browser on or stays to say beside the fields what is wrong.
 */
package org.meo.web;
