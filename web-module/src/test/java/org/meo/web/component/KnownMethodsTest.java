package org.meo.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownMethodsTest {

    private final ELResolver methods = new KnownMethods();
    private final ELContext context = new Context();

    /** Of an expression that has nothing but its base. */
    private static final class Context extends ELContext {

        @Override
        public ELResolver getELResolver() {
            return null;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    }

    /** What pages call. */
    public record Line(String sku) {

        public String say(String before, Object... after) {
            return before + List.of(after);
        }

        public String twice(String one) {
            return one + one;
        }

        public String twice(String one, String other) {
            return one + other;
        }

        public int plus(int number) {
            return number + 1;
        }

        public void fail() {
            throw new IllegalStateException("as told");
        }
    }

    @Test
    void callsWhatHasItsNameForItself() {
        assertThat(call("sku")).isEqualTo("A-1");
        assertThat(context.isPropertyResolved()).isTrue();
        assertThat(call("plus", 2)).isEqualTo(3);
        assertThat(call("say", "x")).isEqualTo("x[]");
        assertThat(call("say", "x", 1, "y")).isEqualTo("x[1, y]");
    }

    @Test
    void leavesToOthersWhatIsNotPlain() {
        assertThat(call("twice", "x")).isNull();
        assertThat(call("plus", 2L)).isNull();
        assertThat(call("plus", (Object) null)).isNull();
        assertThat(call("sku", "too much")).isNull();
        assertThat(call("nothing")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void tellsWhatAMethodThrew() {
        assertThatThrownBy(() -> call("fail")).isInstanceOf(ELException.class).hasCauseInstanceOf(IllegalStateException.class);
    }

    private Object call(String name, Object... arguments) {
        context.setPropertyResolved(false);
        return methods.invoke(context, new Line("A-1"), name, null, arguments);
    }
}
