package org.meo.shared.tracing;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes calls of the store's session beans steps of traces, where traces are collected; elsewhere the beans stay as they are. */
public class TracedBeans implements Extension {

    private final boolean collected = isCollected();

    <T> void trace(@Observes @WithAnnotations(Stateless.class) ProcessAnnotatedType<T> type) {
        if (collected && type.getAnnotatedType().getJavaClass().getPackageName().startsWith("org.meo.")) {
            type.configureAnnotatedType().add(Traced.Literal.INSTANCE);
        }
    }

    static boolean isCollected() {
        return !ConfigProvider.getConfig().getOptionalValue("otel.sdk.disabled", Boolean.class).orElse(true);
    }
}
