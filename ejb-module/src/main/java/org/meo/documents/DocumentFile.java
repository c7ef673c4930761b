package org.meo.documents;

/** A document as it is handed out: PDF, the same bytes each time. */
public record DocumentFile(DocumentView document, byte[] pdf) {

    public DocumentFile {
        pdf = pdf.clone();
    }

    @Override
    public byte[] pdf() {
        return pdf.clone();
    }
}
