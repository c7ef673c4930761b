package org.meo.messaging;

/** The current transaction wrote to the outbox: once it is committed, there is something to send. */
record OutboxWritten() {
}
