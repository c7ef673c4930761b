/**
 * Traces and times: which steps a request or message took, on which node, how long each. Traces are collected by MicroProfile
 * Telemetry when {@code otel.sdk.disabled} is {@code false}; otherwise only statements are timed. Why it is built so:
 * docs/decisions/044-one-trace-from-page-to-parcel.md.
 */
package org.meo.shared.tracing;
