/** Whether the books of the store agree: orders, payments, stock, documents, cards. Knows every feature, changes nothing. */
package org.meo.reconciliation;
