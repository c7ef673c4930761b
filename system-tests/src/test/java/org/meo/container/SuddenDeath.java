package org.meo.container;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;

/**
 * Stands around every call of a session bean (default interceptor of the tests' {@code ejb-jar.xml}) and ends the work of a
 * thread there as a kill would: nothing catches it, what was not committed is rolled back.
 */
public class SuddenDeath {

    private static final ThreadLocal<Integer> STEPS_LEFT = new ThreadLocal<>();
    private static final ThreadLocal<Integer> STEPS_TAKEN = ThreadLocal.withInitial(() -> 0);

    /** What ends the thread's work. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** Lets the current thread die before its step of that number, counted from 0. */
    static void in(int steps) {
        STEPS_LEFT.set(steps);
    }

    /** Lets the current thread live, and counts its steps from 0. */
    static void never() {
        STEPS_LEFT.remove();
        STEPS_TAKEN.set(0);
    }

    /** Steps since {@link #never}: two a call of a bean. */
    static int steps() {
        return STEPS_TAKEN.get();
    }

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        step();
        Object result = call.proceed();
        step();
        return result;
    }

    private static void step() {
        STEPS_TAKEN.set(STEPS_TAKEN.get() + 1);
        Integer left = STEPS_LEFT.get();
        if (left != null) {
            if (left == 0) {
                STEPS_LEFT.remove();
                throw new Killed();
            }
            STEPS_LEFT.set(left - 1);
        }
    }
}
