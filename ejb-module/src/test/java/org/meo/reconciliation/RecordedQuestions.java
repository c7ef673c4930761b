package org.meo.reconciliation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Beans that are wired by hand to a database which notes what it is asked and answers nothing. */
final class RecordedQuestions {

    private final Instant now;
    private final List<String> asked = new ArrayList<>();
    private final Map<Class<?>, Object> beans = new HashMap<>();

    /** @param now what the beans take for the time */
    RecordedQuestions(Instant now) {
        this.now = now;
    }

    /** What was asked since the last call, as SQL without parameters: times are said by their distance from now. */
    List<String> take() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /** A bean of the store with everything that it needs to ask the database. */
    <T> T bean(Class<T> type) throws ReflectiveOperationException {
        if (!beans.containsKey(type)) {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            T bean = constructor.newInstance();
            beans.put(type, bean);
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                if (field.isAnnotationPresent(PersistenceContext.class)) {
                    field.set(bean, entities());
                } else if (field.getType() == Clock.class) {
                    field.set(bean, Clock.fixed(now, ZoneOffset.UTC));
                } else if (type == Checks.class || field.getType().getSimpleName().endsWith("Checks")) {
                    field.set(bean, bean(field.getType()));
                }
            }
        }
        return type.cast(beans.get(type));
    }

    private EntityManager entities() {
        return proxy(EntityManager.class, (self, method, arguments) -> {
            if (method.getName().equals("createNativeQuery")) {
                return query((String) arguments[0]);
            }
            throw new UnsupportedOperationException(method.toString());
        });
    }

    private Query query(String sql) {
        Map<Integer, Object> parameters = new TreeMap<>();
        return proxy(Query.class, (self, method, arguments) -> switch (method.getName()) {
            case "setParameter" -> {
                parameters.put((Integer) arguments[0], arguments[1]);
                yield self;
            }
            case "getResultList" -> {
                asked.add(filledIn(sql, parameters));
                yield List.of();
            }
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private String filledIn(String sql, Map<Integer, Object> parameters) {
        String filled = sql;
        for (Map.Entry<Integer, Object> parameter : parameters.entrySet()) {
            filled = filled.replace("?" + parameter.getKey(), literal(parameter.getValue()));
        }
        return filled;
    }

    private String literal(Object value) {
        if (value instanceof Timestamp time) {
            return "now() - interval '" + Duration.between(time.toInstant(), now).toDays() + " days'";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        throw new UnsupportedOperationException("a parameter like " + value);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
