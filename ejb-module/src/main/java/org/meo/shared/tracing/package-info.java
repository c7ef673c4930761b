/**
 * Traces: which steps a request or message took, on which node, how long each. They are collected by MicroProfile Telemetry
 * when {@code otel.sdk.disabled} is {@code false}; otherwise nothing of this is in the way of any call. Why it is built so:
 * docs/decisions/044-one-trace-from-page-to-parcel.md.
 */
package org.meo.shared.tracing;
