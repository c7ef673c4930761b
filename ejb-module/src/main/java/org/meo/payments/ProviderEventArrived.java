package org.meo.payments;

import java.util.Map;

/** A provider that runs inside the store has something to tell; read like what comes from outside. */
public record ProviderEventArrived(String provider, byte[] body, Map<String, String> headers) {
}
