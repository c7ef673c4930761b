package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.Locale;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code m:chart}: a {@link Curve} as a picture that scales with the page, and in words for those who don't see it. */
public class Chart extends UIComponentBase {

    private static final Text TEXT = new Text();
    private static final int WIDTH = 360;
    private static final int HEIGHT = 100;
    private static final int TENTHS = 10;
    private static final double FINE = 10;

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        context.getResponseWriter().write(html((Curve) getAttributes().get("of"), context.getViewRoot().getLocale()));
    }

    static String html(Curve curve, Locale locale) {
        String name = TEXT.in(locale, curve.name());
        String now = number(curve, curve.now(), locale);
        Html html = new Html().raw("<figure class=\"chart\"").attribute("data-testid", curve.name()).raw("><figcaption><span>")
                .text(name).raw("</span> <strong>").text(now).raw("</strong></figcaption><svg viewBox=\"0 0 360 100\""
                        + " preserveAspectRatio=\"none\" role=\"img\"")
                .attribute("aria-label", TEXT.in(locale, "live.chart", name, now, number(curve, curve.lowest(), locale),
                        number(curve, curve.highest(), locale)))
                .raw("><path class=\"chart-grid\" d=\"M0 0.5H360M0 50H360M0 99.5H360\"/>");
        StringBuilder line = new StringBuilder();
        StringBuilder area = new StringBuilder();
        trace(curve, line, area);
        if (!line.isEmpty()) {
            html.raw("<path class=\"chart-area\" d=\"" + area + "\"/><path class=\"chart-line\" d=\"" + line + "\"/>");
        }
        return html.raw("</svg><p class=\"chart-scale\" aria-hidden=\"true\">")
                .text(TEXT.in(locale, "live.scale", number(curve, curve.top(), locale))).raw("</p></figure>").toString();
    }

    /** Where a value is not known, the line is broken. */
    private static void trace(Curve curve, StringBuilder line, StringBuilder area) {
        double top = curve.top();
        double step = (double) WIDTH / Math.max(1, curve.length() - 1);
        int first = curve.length() - curve.values().size();
        String last = null;
        for (int index = 0; index < curve.values().size(); index++) {
            double value = curve.values().get(index);
            if (Double.isNaN(value)) {
                last = close(area, last);
                continue;
            }
            String across = coordinate((first + index) * step);
            String point = across + ' ' + coordinate(HEIGHT - 1 - value / top * (HEIGHT - 2));
            line.append(last == null ? 'M' : 'L').append(point);
            if (last == null) {
                area.append('M').append(across).append(' ').append(HEIGHT);
            }
            area.append('L').append(point);
            last = across;
        }
        close(area, last);
    }

    private static String close(StringBuilder area, String last) {
        if (last != null) {
            area.append('L').append(last).append(' ').append(HEIGHT).append('Z');
        }
        return null;
    }

    private static String coordinate(double number) {
        long tenths = Math.round(number * TENTHS);
        return tenths % TENTHS == 0 ? Long.toString(tenths / TENTHS) : tenths / TENTHS + "." + tenths % TENTHS;
    }

    private static String number(Curve curve, double value, Locale locale) {
        return Double.isNaN(value) ? TEXT.in(locale, "live.unknown") : TEXT.in(locale, curve.unit(),
                Formats.decimal(value >= FINE ? Math.rint(value) : value, locale));
    }
}
