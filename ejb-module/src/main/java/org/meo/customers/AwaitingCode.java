package org.meo.customers;

/** Whose password was right, and who has to give a code of the second factor next. */
record AwaitingCode(long customerId, String email, boolean remembered) {
}
