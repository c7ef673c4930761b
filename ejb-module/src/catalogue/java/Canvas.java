import java.util.*;

/** A small SVG writer: shapes, shared gradients, layered soft shadows and the materials all pictures have in common. */
final class Canvas {
    static final String SHADE = "#3d2f20";
    private final StringBuilder defs = new StringBuilder(), body = new StringBuilder();
    private final Map<String, String> known = new HashMap<>();
    private int ids;

    // ---- numbers and colours ------------------------------------------------------------------
    static String n(double v) {
        String s = String.format(Locale.ROOT, "%.1f", v);
        if (s.endsWith(".0")) s = s.substring(0, s.length() - 2);
        if (s.equals("-0")) return "0";
        return s.startsWith("0.") ? s.substring(1) : s.startsWith("-0.") ? "-" + s.substring(2) : s;
    }

    static String mix(String a, String b, double t) {
        int x = Integer.parseInt(a.substring(1), 16), y = Integer.parseInt(b.substring(1), 16), out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int p = x >> shift & 255, q = y >> shift & 255;
            out = out << 8 | (int) Math.round(p + (q - p) * t);
        }
        return String.format("#%06x", out);
    }
    static String lt(String c, double t) { return mix(c, "#ffffff", t); }
    static String dk(String c, double t) { return mix(c, "#17110c", t); }
    static double luma(String c) {
        int x = Integer.parseInt(c.substring(1), 16);
        return (.299 * (x >> 16) + .587 * (x >> 8 & 255) + .114 * (x & 255)) / 255;
    }

    // ---- gradients ----------------------------------------------------------------------------
    private String define(String element, String attributes, Object... stops) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < stops.length; i += 2) {
            String colour = (String) stops[i + 1];
            double o = ((Number) stops[i]).doubleValue();
            s.append("<stop").append(o == 0 ? "" : " offset=\"" + short2(o) + "\"");
            int cut = colour.indexOf('/');
            s.append(" stop-color=\"").append(cut < 0 ? colour : colour.substring(0, cut)).append('"');
            if (cut >= 0) s.append(" stop-opacity=\"").append(colour.substring(cut + 1)).append('"');
            s.append("/>");
        }
        String key = element + attributes + s;
        return known.computeIfAbsent(key, k -> {
            String id = "g" + ids++;
            defs.append('<').append(element).append(" id=\"").append(id).append('"').append(attributes).append('>')
                    .append(s).append("</").append(element).append('>');
            return "url(#" + id + ")";
        });
    }
    static String short2(double v) {
        String s = String.format(Locale.ROOT, "%.3f", v).replaceAll("0+$", "").replaceAll("\\.$", "");
        return s.startsWith("0.") ? s.substring(1) : s.isEmpty() ? "0" : s;
    }
    /** gradient along a direction of the object's box: "x", "y" or "d" (top left to bottom right) */
    String lin(String way, Object... stops) {
        return define("linearGradient", way.equals("y") ? " x2=\"0\" y2=\"1\"" : way.equals("d") ? " x2=\"1\" y2=\"1\"" : "", stops);
    }
    String rad(double cx, double cy, double r, Object... stops) {
        return define("radialGradient", " cx=\"" + short2(cx) + "\" cy=\"" + short2(cy) + "\" r=\"" + short2(r) + "\"", stops);
    }
    String clip(String d) {
        return known.computeIfAbsent("clip" + d, k -> {
            String id = "c" + ids++;
            defs.append("<clipPath id=\"").append(id).append("\"><path d=\"").append(d).append("\"/></clipPath>");
            return " clip-path=\"url(#" + id + ")\"";
        });
    }

    // ---- materials: light always comes from the top left ----------------------------------------
    String gloss(String way, String c) {
        double k = luma(c) > .8 ? .6 : 1;
        return lin(way, 0, dk(c, .18), .13, lt(c, .06), .24, lt(c, .42), .33, lt(c, .34), .43, lt(c, .05), .68, dk(c, .14 * k), .9, dk(c, .42 * k), 1, dk(c, .26 * k));
    }
    String matte(String way, String c) {
        double k = luma(c) > .8 ? .55 : 1;
        return lin(way, 0, dk(c, .1), .2, lt(c, .2), .38, lt(c, .13), .62, c, .9, dk(c, .36 * k), 1, dk(c, .24 * k));
    }
    String metal(String way, String c) {
        return lin(way, 0, dk(c, .4), .1, c, .22, lt(c, .8), .34, lt(c, .25), .5, dk(c, .12), .66, dk(c, .42), .8, dk(c, .16), .9, lt(c, .2), 1, dk(c, .35));
    }
    /** a lit plane, e.g. a cover or a sheet */
    String plane(String c) {
        double k = luma(c) > .8 ? .35 : 1;
        return lin("d", 0, lt(c, .16), .45, c, 1, dk(c, .16 * k));
    }

    // ---- shapes -------------------------------------------------------------------------------
    static String rr(double x, double y, double w, double h, double r) {
        if (r <= 0) return "M" + n(x) + " " + n(y) + "h" + n(w) + "v" + n(h) + "h" + n(-w) + "z";
        String a = "a" + n(r) + " " + n(r) + " 0 0 1 ";
        return "M" + n(x + r) + " " + n(y) + "h" + n(w - 2 * r) + a + n(r) + " " + n(r) + "v" + n(h - 2 * r) + a + n(-r) + " " + n(r)
                + "h" + n(2 * r - w) + a + n(-r) + " " + n(-r) + "v" + n(2 * r - h) + a + n(r) + " " + n(-r) + "z";
    }
    static String oval(double cx, double cy, double rx, double ry) {
        return "M" + n(cx - rx) + " " + n(cy) + "a" + n(rx) + " " + n(ry) + " 0 1 0 " + n(2 * rx) + " 0a" + n(rx) + " " + n(ry) + " 0 1 0 " + n(-2 * rx) + " 0z";
    }
    static String poly(double... xy) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < xy.length; i += 2) s.append(i == 0 ? "M" : "L").append(n(xy[i])).append(' ').append(n(xy[i + 1]));
        return s.append('z').toString();
    }

    Canvas raw(String s) { body.append(s); return this; }
    Canvas path(String d, String fill, String... more) {
        body.append("<path d=\"").append(d).append('"');
        if (fill != null) body.append(" fill=\"").append(fill).append('"');
        for (String m : more) body.append(m.startsWith(" ") ? m : " " + m);
        body.append("/>");
        return this;
    }
    Canvas rect(double x, double y, double w, double h, double r, String fill, String... more) {
        body.append("<rect x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" width=\"").append(n(w)).append("\" height=\"").append(n(h)).append('"');
        if (r > 0) body.append(" rx=\"").append(n(r)).append('"');
        body.append(" fill=\"").append(fill).append('"');
        for (String m : more) body.append(m.startsWith(" ") ? m : " " + m);
        body.append("/>");
        return this;
    }
    Canvas oval(double cx, double cy, double rx, double ry, String fill, String... more) {
        body.append("<ellipse cx=\"").append(n(cx)).append("\" cy=\"").append(n(cy)).append("\" rx=\"").append(n(rx)).append("\" ry=\"").append(n(ry)).append("\" fill=\"").append(fill).append('"');
        for (String m : more) body.append(m.startsWith(" ") ? m : " " + m);
        body.append("/>");
        return this;
    }
    Canvas line(String d, String stroke, double width, String... more) {
        String[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = "stroke=\"" + stroke + "\"";
        all[more.length + 1] = "stroke-width=\"" + n(width) + "\"";
        return path(d, "none", all);
    }
    static String op(double o) { return "opacity=\"" + short2(o) + "\""; }
    static String at(double x, double y, double angle) {
        return (x == 0 && y == 0 ? "" : "translate(" + n(x) + " " + n(y) + ")") + (angle == 0 ? "" : "rotate(" + n(angle) + ")");
    }
    static String at(double x, double y, double angle, double scale) { return at(x, y, angle) + "scale(" + short2(scale) + ")"; }
    Canvas open(String transform, String... more) {
        body.append("<g");
        if (!transform.isEmpty()) body.append(" transform=\"").append(transform).append('"');
        for (String m : more) body.append(m.startsWith(" ") ? m : " " + m);
        body.append('>');
        return this;
    }
    Canvas close() { body.append("</g>"); return this; }

    /** A soft drop shadow without filters: the silhouette stroked in several faint widths. */
    Canvas shadow(String d, String transform, double dx, double dy, double blur, double strength) {
        String id = known.computeIfAbsent("path" + d, k -> {
            String i = "p" + ids++;
            defs.append("<path id=\"").append(i).append("\" d=\"").append(d).append("\"/>");
            return i;
        });
        int layers = blur < 10 ? 4 : blur < 18 ? 7 : blur < 26 ? 9 : 12;
        String each = short2(1.02 / layers);
        open("translate(" + n(dx) + " " + n(dy) + ")" + transform, "fill=\"" + SHADE + "\"", "stroke=\"" + SHADE + "\"", "stroke-linejoin=\"round\"", "fill-rule=\"evenodd\"", "opacity=\"" + short2(strength) + "\"");
        for (int i = layers; i >= 1; i--)
            body.append("<use href=\"#").append(id).append("\" stroke-width=\"").append(n(2 * blur * i / layers)).append("\" opacity=\"").append(each).append("\"/>");
        return close();
    }
    /** draws something once and repeats it wherever the same key comes again */
    Canvas again(String key, String transform, Runnable draw) {
        String id = known.get("again" + key);
        if (id == null) {
            known.put("again" + key, id = "u" + ids++);
            body.append("<g transform=\"").append(transform).append("\"><g id=\"").append(id).append("\">");
            draw.run();
            body.append("</g></g>");
        } else body.append("<use href=\"#").append(id).append("\" transform=\"").append(transform).append("\"/>");
        return this;
    }
    Canvas lay(String d, String transform) { return shadow(d, transform, 9, 13, 20, .42).shadow(d, transform, 2, 4, 4, .4); }
    Canvas layThin(String d, String transform) { return shadow(d, transform, 5, 8, 9, .45); }
    /** contact shadow of something which stands on the table */
    Canvas floor(double cx, double cy, double rx, double ry) {
        String f = rad(.5, .5, .5, 0, SHADE + "/.5", .45, SHADE + "/.3", .75, SHADE + "/.1", 1, SHADE + "/0");
        oval(cx + rx * .12, cy + ry * .1, rx * 1.22, ry * 1.5, f, op(.6));
        return oval(cx, cy, rx * 1.04, ry * .7, f);
    }

    // ---- document -----------------------------------------------------------------------------
    String toSvg(int w, int h) { return toSvg(w, h, "#fdfbf8", "#f6f2ec", "#e9e3d9"); }
    String toSvg(int w, int h, String light, String mid, String edge) {
        String bg = rad(.4, .34, .85, 0, light, .55, mid, 1, edge);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h + "\"><defs>" + defs + "</defs><rect width=\"" + w + "\" height=\"" + h
                + "\" fill=\"" + bg + "\"/>" + body + "</svg>\n";
    }
}
