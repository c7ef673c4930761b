package org.meo.fulfilment;

/** Why a shopper sends something back. */
public enum ReturnReason {
    UNWANTED, DAMAGED, WRONG, LATE, OTHER
}
