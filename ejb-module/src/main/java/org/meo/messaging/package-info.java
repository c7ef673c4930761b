/** How anything leaves or enters by message, exactly once: outbox with its relay, inbox, dead letters, contracts. */
package org.meo.messaging;
