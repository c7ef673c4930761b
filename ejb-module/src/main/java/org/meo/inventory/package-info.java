/** What is on hand and what is promised of it: levels, append-only movements, reservations that expire. */
package org.meo.inventory;
