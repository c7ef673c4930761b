package org.meo.shared.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** Connections whose statements are steps of traces. The text of a statement is told, never a value. */
final class TracedConnections {

    private static final Set<Class<?>> STATEMENTS = Set.of(Statement.class, PreparedStatement.class, CallableStatement.class);
    private static final int LONGEST = 2_000;

    private TracedConnections() {
    }

    static DataSource of(DataSource source) {
        return proxy(DataSource.class, source, (self, method, arguments) -> {
            Object result = invoke(source, method, arguments);
            return result instanceof Connection connection ? of(connection) : result;
        });
    }

    static Connection of(Connection connection) {
        return proxy(Connection.class, connection, (self, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            if (!STATEMENTS.contains(method.getReturnType())) {
                return result;
            }
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
            return statement(method.getReturnType(), result, sql);
        });
    }

    private static <T> Object statement(Class<T> type, Object statement, String prepared) {
        return proxy(type, statement, (self, method, arguments) -> {
            if (!method.getName().startsWith("execute") || !Span.current().isRecording()) {
                return invoke(statement, method, arguments);
            }
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
            Span span = Traces.tracer().spanBuilder(name(sql)).setSpanKind(SpanKind.CLIENT)
                    .setAttribute("db.system", "postgresql").setAttribute("db.statement", text(sql)).startSpan();
            try {
                return invoke(statement, method, arguments);
            } catch (SQLException failure) {
                span.setAttribute("error.type", "SQLSTATE " + failure.getSQLState()).setStatus(StatusCode.ERROR);
                throw failure;
            } finally {
                span.end();
            }
        });
    }

    /** What the statement does, as its first word says: {@code SQL SELECT}. */
    static String name(String sql) {
        String text = sql == null ? "" : sql.strip();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end == 0 ? "SQL" : "SQL " + text.substring(0, end).toUpperCase(Locale.ROOT);
    }

    static String text(String sql) {
        String text = sql == null ? "" : sql.strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static <T> T proxy(Class<T> type, Object target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(TracedConnections.class.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals("equals") && arguments != null && arguments.length == 1
                        ? self == arguments[0] || target.equals(arguments[0]) : handler.invoke(self, method, arguments)));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
