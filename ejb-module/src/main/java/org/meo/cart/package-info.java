/** What a shopper means to buy: kept in the database, found by the secret in the shopper's cookie. */
package org.meo.cart;
