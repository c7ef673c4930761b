package org.meo.shared.tracing;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Its calls are steps of traces. {@link TracedBeans} puts it on; nobody else has to. */
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Traced {

    /** The annotation as a value. */
    final class Literal extends AnnotationLiteral<Traced> implements Traced {

        static final Literal INSTANCE = new Literal();
        private static final long serialVersionUID = 1L;
    }
}
