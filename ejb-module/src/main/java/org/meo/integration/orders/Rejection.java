package org.meo.integration.orders;

/**
 * Why a request is no order.
 *
 * @param code    as the contract names it
 * @param path    JSON Pointer into the request; empty for the whole
 * @param message one English sentence for the partner's people
 */
record Rejection(String code, String path, String message) {

    static final String INVALID_MESSAGE = "INVALID_MESSAGE";
    static final String UNKNOWN_SKU = "UNKNOWN_SKU";
    static final String OUT_OF_STOCK = "OUT_OF_STOCK";
    static final String PRICE_MISMATCH = "PRICE_MISMATCH";
    static final String UNKNOWN_CUSTOMER = "UNKNOWN_CUSTOMER";
    static final String CREDIT_REFUSED = "CREDIT_REFUSED";
    static final String DUPLICATE_CONFLICT = "DUPLICATE_CONFLICT";
}
