/** What was bought: the order, its states and its history. */
package org.meo.orders;
