package org.meo.shared.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.meo.shared.BusinessException;

/** One call of a session bean. What nobody follows, like a timer's work, is not noted. */
@Traced
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class TracedCall {

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        if (!Span.current().isRecording()) {
            return call.proceed();
        }
        Span span = Traces.tracer().spanBuilder(
                call.getMethod().getDeclaringClass().getSimpleName() + '.' + call.getMethod().getName())
                .setAttribute("code.namespace", call.getMethod().getDeclaringClass().getName())
                .setAttribute("code.function", call.getMethod().getName()).startSpan();
        Scope scope = span.makeCurrent();
        try {
            return call.proceed();
        } catch (BusinessException refusal) {
            // An answer like others: no error of the store's.
            span.setAttribute("meo.refusal", refusal.code());
            throw refusal;
        } catch (Exception failure) {
            span.setAttribute("error.type", failure.getClass().getName()).setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            scope.close();
            span.end();
        }
    }
}
