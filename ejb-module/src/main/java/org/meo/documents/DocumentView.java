package org.meo.documents;

import java.time.Instant;

/** A document as lists show it. */
public record DocumentView(DocumentKind kind, String number, String orderNumber, Instant issuedAt) {
}
