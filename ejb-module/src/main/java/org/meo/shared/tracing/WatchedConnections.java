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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;

/**
 * Connections whose statements are timed, and are steps of traces where one is noted. The text of a statement is told, never a
 * value.
 */
final class WatchedConnections {

    private static final Set<Class<?>> STATEMENTS = Set.of(Statement.class, PreparedStatement.class, CallableStatement.class);
    private static final int LONGEST = 2_000;
    private static final int MOST_TOLD = 2_000;
    private static final ConcurrentMap<String, Told> TOLD = new ConcurrentHashMap<>();

    private WatchedConnections() {
    }

    /** Whether anybody wants to know of statements on this node. */
    static boolean areWanted() {
        return TracedBeans.isCollected() || DatabaseTimes.areWanted();
    }

    static DataSource of(DataSource source) {
        return proxy(DataSource.class, source, (self, method, arguments) -> method.getName().equals("getConnection")
                ? connection(() -> (Connection) invoke(source, method, arguments)) : invoke(source, method, arguments));
    }

    /** Gives a connection. */
    @FunctionalInterface
    interface Giver {
        Connection give() throws Throwable;
    }

    static Connection connection(Giver pool) throws Throwable {
        DatabaseTimes times = DatabaseTimes.current();
        long began = times == null ? 0 : System.nanoTime();
        boolean had = false;
        try {
            Connection connection = pool.give();
            had = true;
            return of(connection);
        } finally {
            if (times != null && had) {
                times.connection(System.nanoTime() - began);
            } else if (times != null) {
                times.refusal();
            }
        }
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
        DatabaseTimes.Kind known = prepared == null ? null : DatabaseTimes.Kind.of(prepared);
        return proxy(type, statement, (self, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            String given = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
            DatabaseTimes times = DatabaseTimes.current();
            long began = times == null ? 0 : System.nanoTime();
            try {
                return Span.current().isRecording() ? step(statement, method, arguments, given == null ? prepared : given)
                        : invoke(statement, method, arguments);
            } finally {
                if (times != null) {
                    times.statement(given != null || known == null ? DatabaseTimes.Kind.of(given) : known, System.nanoTime() - began);
                }
            }
        });
    }

    private static Object step(Object statement, Method method, Object[] arguments, String sql) throws Throwable {
        Told told = told(sql);
        Span span = Traces.tracer().spanBuilder(told.name).setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system", "postgresql").setAttribute("db.statement", told.text).startSpan();
        try {
            return invoke(statement, method, arguments);
        } catch (SQLException failure) {
            span.setAttribute("error.type", "SQLSTATE " + failure.getSQLState()).setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }

    /** Statements are constants, and making one line of a long one takes longer than all else that is noted of it. */
    private static Told told(String sql) {
        Told known = sql == null ? null : TOLD.get(sql);
        if (known != null) {
            return known;
        }
        Told told = new Told(name(sql), text(sql));
        if (sql != null && TOLD.size() < MOST_TOLD) {
            TOLD.put(sql, told);
        }
        return told;
    }

    /** What is told of a statement. */
    private record Told(String name, String text) {
    }

    /** What the statement does, as its first word says: {@code SQL SELECT}. */
    static String name(String sql) {
        String word = firstWord(sql);
        return word.isEmpty() ? "SQL" : "SQL " + word;
    }

    /** In capitals; empty where it begins with something else. */
    static String firstWord(String sql) {
        int begin = 0;
        while (sql != null && begin < sql.length() && Character.isWhitespace(sql.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (sql != null && end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return begin == end ? "" : sql.substring(begin, end).toUpperCase(Locale.ROOT);
    }

    static String text(String sql) {
        String text = sql == null ? "" : sql.strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static <T> T proxy(Class<T> type, Object target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(WatchedConnections.class.getClassLoader(), new Class<?>[] {type},
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
