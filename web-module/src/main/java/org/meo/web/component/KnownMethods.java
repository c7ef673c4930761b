package org.meo.web.component;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls the methods that pages name. Each is looked for once; the container's own resolver goes through all methods of the
 * class at every call, which was much of what a page cost. What is overloaded, or needs its arguments converted, is left to
 * that one.
 */
public class KnownMethods extends ELResolver {

    private final Map<Class<?>, Map<String, Method>> methods = new ConcurrentHashMap<>();

    @Override
    public Object invoke(ELContext context, Object base, Object name, Class<?>[] types, Object[] arguments) {
        if (base == null || name == null) {
            return null;
        }
        Method method = methods.computeIfAbsent(base.getClass(), KnownMethods::of).get(name.toString());
        Object[] fitting = method == null ? null : fit(method, arguments == null ? new Object[0] : arguments);
        if (fitting == null) {
            return null;
        }
        try {
            Object answer = method.invoke(base, fitting);
            context.setPropertyResolved(base, name);
            return answer;
        } catch (IllegalAccessException unreachable) {
            throw new ELException(unreachable);
        } catch (InvocationTargetException thrown) {
            throw new ELException(thrown.getCause());
        }
    }

    /** Methods of a class that have their name for themselves. */
    private static Map<String, Method> of(Class<?> type) {
        Map<String, Method> found = new HashMap<>();
        Set<String> overloaded = new HashSet<>();
        for (Method method : type.getMethods()) {
            if (!method.isBridge() && !Modifier.isStatic(method.getModifiers())
                    && found.putIfAbsent(method.getName(), method) != null) {
                overloaded.add(method.getName());
            }
        }
        found.keySet().removeAll(overloaded);
        found.values().removeIf(method -> !Modifier.isPublic(method.getDeclaringClass().getModifiers()));
        return Map.copyOf(found);
    }

    /** @return the arguments as the method takes them; null when they are not what it takes */
    static Object[] fit(Method method, Object[] arguments) {
        Class<?>[] types = method.getParameterTypes();
        int single = method.isVarArgs() ? types.length - 1 : types.length;
        if (method.isVarArgs() ? types[single] != Object[].class || arguments.length < single : arguments.length != single) {
            return null;
        }
        for (int index = 0; index < single; index++) {
            Class<?> type = MethodType.methodType(types[index]).wrap().returnType();
            if (arguments[index] == null ? types[index].isPrimitive() || type == String.class : !type.isInstance(arguments[index])) {
                return null;
            }
        }
        if (!method.isVarArgs()) {
            return arguments;
        }
        Object[] packed = Arrays.copyOf(arguments, types.length);
        packed[single] = Arrays.copyOfRange(arguments, single, arguments.length);
        return packed;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // Pages change nothing.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return false;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base == null ? null : Object.class;
    }
}
