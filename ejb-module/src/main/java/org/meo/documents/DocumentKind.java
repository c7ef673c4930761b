package org.meo.documents;

/** What a document is. Each kind has its numbers. */
public enum DocumentKind {
    /** Issued when the first parcel of an order leaves. */
    INVOICE("I"),
    /** Issued when money went back that an invoice had asked for. */
    CREDIT_NOTE("C");

    private final String letter;

    DocumentKind(String letter) {
        this.letter = letter;
    }

    /** For instance {@code I-2026-000042}. */
    String number(int year, int sequence) {
        String digits = Integer.toString(sequence);
        return letter + "-" + year + "-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
}
