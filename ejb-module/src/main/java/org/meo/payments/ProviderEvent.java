package org.meo.payments;

/**
 * Something that a provider told by itself, its signature verified. It is a reason to ask the provider, not an answer: what
 * comes late or in another order then does no harm.
 *
 * @param id         the provider's own, unique
 * @param paymentKey the payment it is about; null when it is about none of the store's
 */
public record ProviderEvent(String id, String type, String paymentKey) {
}
