/** What verified buyers say of products, shown once a moderator agreed. */
package org.meo.reviews;
