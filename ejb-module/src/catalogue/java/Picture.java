import java.util.*;

/** Finds the template of a product and composes the two pictures which belong to no product. */
final class Picture {
    /** what a template may ask for: its parameters and the options of the variant */
    static final class P {
        final Map<String, String> map = new HashMap<>();
        final Catalogue c;
        String col;
        P(Catalogue c) { this.c = c; }
        String s(String key, String otherwise) { return map.getOrDefault(key, otherwise); }
        boolean is(String key, String value) { return value.equals(map.get(key)); }
        boolean has(String key) { return map.containsKey(key); }
        String hex(String name) {
            var l = c.labels.get("colour " + name);
            if (l == null || l.hex().isEmpty()) throw new IllegalStateException("no colour " + name);
            return l.hex();
        }
        P with(String... kv) {
            P q = new P(c);
            q.map.putAll(map);
            for (int i = 0; i < kv.length; i += 2) q.map.put(kv[i], kv[i + 1]);
            q.settle();
            return q;
        }
        void settle() {
            String name = map.containsKey("colour") ? map.get("colour") : map.getOrDefault("c", "");
            if (c.labels.containsKey("colour " + name)) col = hex(name);
            else col = "#26385a";
        }
    }

    @FunctionalInterface interface Template { void draw(Canvas g, P p); }

    static final Map<String, Template> ALL = new TreeMap<>();
    static {
        Writing.register(ALL);
        Paper.register(ALL);
        Desk.register(ALL);
        Art.register(ALL);
        Office.register(ALL);
        Wrap.register(ALL);
    }

    static String product(Catalogue c, Catalogue.Product p, Catalogue.Variant v) {
        String[] words = p.picture.split(" ");
        P q = new P(c);
        for (int i = 1; i < words.length; i++) q.map.put(words[i].substring(0, words[i].indexOf('=')), words[i].substring(words[i].indexOf('=') + 1));
        for (String key : p.by) if (v.options().containsKey(key)) q.map.put(key, v.options().get(key));
        q.settle();
        Template t = ALL.get(words[0]);
        if (t == null) {
            System.err.println("no template " + words[0]);
            return noPicture();
        }
        Canvas g = new Canvas();
        t.draw(g, q);
        return g.toSvg(800, 800);
    }

    /** a quiet wrapped parcel with an empty tag */
    static String noPicture() {
        Canvas g = new Canvas();
        String k = "#e2d7c5", b = "#cfc1a9";
        double ax = 170, ay = 380, bx = 400, by = 478, cx = 630, cy = 380, dx = 400, dy = 282, h = 160;
        Paper.standing(g, ax, ay + h, bx, by + h, cx, cy + h);
        g.path(Canvas.poly(ax, ay, bx, by, bx, by + h, ax, ay + h), g.lin("x", 0, Canvas.lt(k, .2), 1, k)).path(Canvas.poly(bx, by, cx, cy, cx, cy + h, bx, by + h), g.lin("x", 0, Canvas.dk(k, .1), 1, Canvas.dk(k, .18)));
        g.path(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy), g.lin("d", 0, Canvas.lt(k, .5), 1, Canvas.lt(k, .15)));
        g.line("M285 429V589M515 429V589M285 429L515 331M515 429L285 331", b, 9).line("M285 429V589M515 429V589M285 429L515 331M515 429L285 331", "#fff", 2, Canvas.op(.4));
        g.line("M400 380C350 330 300 340 312 366S370 388 400 380C450 330 500 340 488 366S430 388 400 380", b, 8);
        String tag = "M-40-92H40L62-62V92A8 8 0 0 1 54 100H-54A8 8 0 0 1-62 92V-62z", t = Canvas.at(486, 476, -14, .86);
        g.line("M400 382C420 400 446 396 470 412", b, 4);
        g.lay(tag, t).open(t).path(tag, g.plane("#f7f2e8")).oval(0, -66, 11, 11, "#d8ccb6").line("M-34-10H34M-34 18H34M-34 46H8", "#d8ccb6", 5, "stroke-linecap=\"round\"").close();
        return g.toSvg(800, 800);
    }

    private static void place(Canvas g, Catalogue c, double x, double y, double angle, double scale, String template, String... parameters) {
        P p = new P(c);
        for (int i = 0; i < parameters.length; i += 2) p.map.put(parameters[i], parameters[i + 1]);
        p.settle();
        g.open(Canvas.at(x, y, angle, scale) + "translate(-400 -400)");
        ALL.get(template).draw(g, p);
        g.close();
    }

    /** a desk seen from above; the left side stays empty for the headline */
    static String hero(Catalogue c) {
        Canvas g = new Canvas();
        // window light across the table
        g.path("M0 0H700L260 900H0z", "#fff", Canvas.op(.16)).path("M820 0H1010L570 900H380z", "#fff", Canvas.op(.13));
        // leather desk mat
        String mat = Canvas.rr(-440, -330, 880, 660, 26), t = Canvas.at(1240, 470, -5);
        g.shadow(mat, t, 14, 20, 30, .4).open(t).path(Canvas.rr(-438, -324, 882, 662, 26), "#7d6a54").path(mat, g.lin("d", 0, "#b9a68a", .5, "#a8947a", 1, "#8f7b62")).line(Canvas.rr(-424, -314, 848, 628, 18), "#d9c8ac", 2.4, "stroke-dasharray=\"11 8\"", Canvas.op(.7)).close();
        place(g, c, 1440, 250, 6, .72, "notebook", "colour", "forest", "ruling", "dotted");
        place(g, c, 1130, 420, 0, .86, "planner", "colour", "navy");
        place(g, c, 1440, 690, 4, .66, "greetingcard", "motif", "poppy");
        place(g, c, 1075, 730, 6, .62, "fountainpen", "colour", "burgundy", "style", "lacquer", "trim", "gold");
        place(g, c, 850, 190, -4, .36, "stickynotes", "palette", "canary");
        place(g, c, 1120, 128, 40, .44, "scissors", "colour", "terracotta");
        place(g, c, 838, 600, -46, .5, "pencil", "c", "mustard", "end", "eraser");
        for (double[] a : new double[][]{{1270, 770, 20}, {1300, 822, -46}, {1220, 836, 80}}) Desk.clipWire(g, Canvas.at(a[0], a[1], a[2], .3), "#c07f58", true);
        // a branch reaching in from the corner
        g.open("translate(10 16)", Canvas.op(.16));
        Paper.sprig(g, "#3d2f20", 1.7, 1580, 60, -130);
        Paper.sprig(g, "#3d2f20", 1.5, 1490, 10, -160);
        g.close();
        Paper.sprig(g, "#6f8766", 1.7, 1580, 60, -130);
        Paper.sprig(g, "#8aa07c", 1.5, 1490, 10, -160);
        return g.toSvg(1600, 900, "#fbf6ee", "#f2e9dc", "#dfd0ba");
    }
}
