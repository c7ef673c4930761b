package org.meo.web.component;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A figure as it went, for {@link Chart}.
 *
 * @param name   key of its text
 * @param unit   key of a text that takes the number
 * @param values the oldest first; NaN where none is known
 * @param length how many there can be: the newest stands at the end of the picture, whatever there is before
 * @param least  what the scale reaches at least, so that nothing looks like much
 */
public record Curve(String name, String unit, List<Double> values, int length, double least) {

    public Curve {
        values = List.copyOf(values);
    }

    /** The newest; NaN when it is not known. */
    public double now() {
        return values.isEmpty() ? Double.NaN : values.get(values.size() - 1);
    }

    double lowest() {
        return known().min().orElse(Double.NaN);
    }

    double highest() {
        return known().max().orElse(Double.NaN);
    }

    /** A round number above all of them. */
    double top() {
        double most = Math.max(least, known().max().orElse(0));
        double step = Math.pow(10, Math.floor(Math.log10(most)));
        return Arrays.stream(new double[] {1, 2, 5, 10}).map(times -> times * step).filter(round -> round >= most).findFirst()
                .orElse(most);
    }

    private DoubleStream known() {
        return values.stream().mapToDouble(Double::doubleValue).filter(value -> !Double.isNaN(value));
    }
}
