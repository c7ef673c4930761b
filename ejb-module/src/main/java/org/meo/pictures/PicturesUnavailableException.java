package org.meo.pictures;

/** The store of pictures or its part of the database did not answer: a fault, nothing the caller can mend. */
public class PicturesUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PicturesUnavailableException(Exception cause) {
        super("Pictures can't be had: " + cause.getMessage(), cause);
    }
}
