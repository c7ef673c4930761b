/** What a shopper keeps for later: kept in the database, found by the secret in the shopper's cookie. */
package org.meo.wishlist;
