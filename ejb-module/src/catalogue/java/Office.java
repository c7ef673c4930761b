import java.util.Map;

/** Files, calculators, calendars and planners. */
final class Office {
    static void register(Map<String, Picture.Template> m) {
        m.put("leverarch", Office::leverArch);
        m.put("ringbinder", Office::ringBinder);
        m.put("wallet", Office::wallet);
        m.put("folders", Office::folders);
        m.put("suspension", Office::suspension);
        m.put("dividers", Office::dividers);
        m.put("boxfile", Office::boxFile);
        m.put("pockets", Office::pockets);
        m.put("clipboard", Office::clipboard);
        m.put("calculator", Office::calculator);
        m.put("paperrolls", Office::paperRolls);
        m.put("wallcalendar", Office::wallCalendar);
        m.put("deskcalendar", Office::deskCalendar);
        m.put("diary", Office::diary);
        m.put("planner", Office::planner);
        m.put("yearplanner", Office::yearPlanner);
        m.put("familycalendar", Office::familyCalendar);
    }
    static final String SILVER = Writing.SILVER, GOLD = Writing.GOLD;
    static String n(double v) { return Canvas.n(v); }

    static void leverArch(Canvas g, Picture.P p) {
        String c = p.col;
        double w = p.is("spine", "50mm") ? 112 : 162, x = 250 - (w - 112) * .4, top = 130, bottom = 680;
        double sx = x + w, d = 330;
        g.open("translate(-62 0)");
        Paper.standing(g, x, bottom + 4, sx, bottom + 4, sx + d, bottom - 74);
        // pages and far cover, seen a little from above
        g.path(Canvas.poly(x, top, sx, top, sx + d, top - 44, x + d, top - 44), g.lin("x", 0, "#e9e2d3", .6, "#fbf8f0", 1, "#cfc6b4"));
        g.path(Canvas.poly(x, top, x + 9, top, x + d + 9, top - 44, x + d, top - 44), Canvas.dk(c, .25));
        g.path(Canvas.poly(sx, top, sx + d, top - 44, sx + d, bottom - 78, sx, bottom), g.lin("x", 0, Canvas.dk(c, .12), .5, Canvas.dk(c, .28), 1, Canvas.dk(c, .42)));
        g.path(Canvas.poly(sx - 8, top, sx, top, sx + d, top - 44, sx + d - 8, top - 44), Canvas.lt(c, .12));
        g.path(Canvas.poly(sx + 12, bottom - 5, sx + d, bottom - 80, sx + d, bottom - 72, sx + 12, bottom + 2), g.metal("x", SILVER));
        g.rect(x, top, w, bottom - top, 3, g.lin("x", 0, Canvas.dk(c, .06), .12, Canvas.lt(c, .26), .4, Canvas.lt(c, .08), .8, c, 1, Canvas.dk(c, .2)));
        g.rect(x, top, w, bottom - top, 3, g.lin("y", 0, "#ffffff/.18", .4, "#ffffff/0", 1, "#000000/.16"));
        g.rect(x + w * .16, 176, w * .68, 250, 4, "#fff", Canvas.op(.25)).rect(x + w * .2, 182, w * .6, 238, 3, g.plane("#fcf9f2")).rect(x + w * .2, 182, w * .6, 40, 3, Canvas.lt(c, .25), Canvas.op(.85)).line("M" + n(x + w * .3) + " 258h" + n(w * .4) + "M" + n(x + w * .3) + " 284h" + n(w * .4) + "M" + n(x + w * .3) + " 310h" + n(w * .26), "#a79c88", 3);
        g.path("M" + n(x + w * .2) + " 182h" + n(w * .3) + "l-" + n(w * .2) + " 238h-" + n(w * .1) + "z", "#fff", Canvas.op(.25));
        g.oval(x + w / 2, 566, w * .25, w * .25, g.metal("d", SILVER)).oval(x + w / 2, 566, w * .18, w * .18, g.lin("d", 0, "#0e0c0a", 1, "#4a443c"));
        g.line("M" + n(x + 1) + " 131H" + n(sx - 1) + "L" + n(sx + d) + " 87", "#fff", 2, Canvas.op(.4)).close();
    }
    static void ringBinder(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(395, 400, -6);
        g.lay(Canvas.rr(-220, -275, 440, 550, 8), t).open(t);
        g.path(Canvas.rr(-214, -268, 446, 556, 8), Canvas.dk(c, .45));
        for (int i = 0; i < 5; i++) g.path(Canvas.rr(-180 + i * 2, -258 + i * 2, 396, 528, 2), i % 2 == 0 ? "#d9d1c1" : "#fbf8f0");
        g.path(Canvas.rr(-220, -275, 440, 550, 8), g.plane(c));
        StringBuilder s = new StringBuilder(), v = new StringBuilder();
        for (int i = 0; i < 44; i++) s.append("M-220 ").append(-270 + i * 12.5).append("h440");
        for (int i = 0; i < 35; i++) v.append("M").append(n(-216 + i * 12.5)).append("-275v550");
        g.line(s.toString(), Canvas.lt(c, .5), 1.2, Canvas.op(.18)).line(v.toString(), Canvas.dk(c, .5), 1.2, Canvas.op(.12));
        g.rect(-220, -275, 52, 550, 6, g.lin("x", 0, Canvas.dk(c, .3), .3, Canvas.lt(c, .22), .7, c, 1, Canvas.dk(c, .2))).rect(-166, -275, 3, 550, 0, Canvas.dk(c, .5), Canvas.op(.6));
        g.oval(-194, -130, 8, 8, g.metal("d", SILVER)).oval(-194, 130, 8, 8, g.metal("d", SILVER));
        g.rect(-60, -190, 200, 110, 4, "#fcf9f2").line(Canvas.rr(-53, -183, 186, 96, 2), Canvas.dk(c, .2), 1.8).line("M-34-146h148M-34-120h96", "#a79c88", 3);
        g.line(Canvas.rr(-218, -273, 436, 546, 7), Canvas.lt(c, .45), 2, Canvas.op(.45)).close();
    }
    static void wallet(Canvas g, Picture.P p) {
        boolean mixed = p.is("colour", "assorted");
        String[] k = mixed ? new String[]{"#e0a04a", "#6fae7f", "#7fa9cf"} : p.is("colour", "clear") ? new String[]{"#cdd8da", "#d3dddf", "#dbe4e5"} : new String[]{"#7fabc8", "#86b1cd", "#8fb8d4"};
        for (int i = 0; i < 3; i++) {
            String c = k[i], t = Canvas.at(430 - i * 34, 360 + i * 40, 8 - i * 8), o = Canvas.rr(-265, -190, 530, 380, 14);
            g.shadow(o, t, 8, 12, 16, .3).open(t);
            if (i == 2) g.path(Canvas.rr(-236, -176, 470, 340, 2), "#fdfbf6").line("M-200-30H180M-200 0H200M-200 30H160M-200 60H190M-200 90H120", "#b5ac9c", 3, Canvas.op(.7));
            g.path(o, g.lin("d", 0, Canvas.lt(c, .3), .5, c, 1, Canvas.dk(c, .14)), Canvas.op(.72));
            g.path("M-265-176A14 14 0 0 1-251-190H251A14 14 0 0 1 265-176V-110C180-70 90-58 60-40C30-24-30-24-60-40C-90-58-180-70-265-110z", g.lin("y", 0, Canvas.lt(c, .3), 1, Canvas.dk(c, .05)), Canvas.op(.75)).line("M-265-110C-180-70-90-58-60-40C-30-24 30-24 60-40C90-58 180-70 265-110", "#fff", 2.5, Canvas.op(.7));
            g.oval(0, -56, 17, 17, g.lin("d", 0, Canvas.lt(c, .7), 1, Canvas.dk(c, .2))).oval(-1, -58, 9, 9, g.lin("d", 0, Canvas.dk(c, .1), 1, Canvas.lt(c, .5)));
            g.path("M-250 120L-120-186H-40L-190 186H-246z", "#fff", Canvas.op(.14)).line(Canvas.rr(-263, -188, 526, 376, 13), "#fff", 2, Canvas.op(.55)).close();
        }
    }
    static void folders(Canvas g, Picture.P p) {
        String c = p.col, last = null;
        for (int i = 0; i < 9; i++) {
            String t = Canvas.at(402 - i * 2, 436 - i * 8, -6 + (i * 5 % 4 - 1.5) * .5), back = "M-280-210H280V190H-280z";
            if (i == 0) g.lay(back, t);
            g.open(t).path(back, Canvas.dk(c, i % 2 == 0 ? .16 : .1));
            g.rect(-250, -196, 520, 40, 0, "#fbf8f0").path("M-280-182H280V190A6 6 0 0 1 274 196H-274A6 6 0 0 1-280 190z", i == 8 ? g.plane(c) : i % 2 == 0 ? Canvas.dk(c, .06) : c);
            if (i == 8) g.line("M-280-182H280", "#fff", 3, Canvas.op(.5)).line("M-120-120H120M-120-90H60", Canvas.dk(c, .35), 2.4, Canvas.op(.6)).line("M-280 168H280M-280 178H280", Canvas.dk(c, .3), 1.2, Canvas.op(.4));
            g.close();
        }
    }
    static void suspension(Canvas g, Picture.P p) {
        String c = "#6f8a62";
        g.open("translate(40 36)scale(.9)").floor(410, 642, 320, 26);
        for (int i = 0; i < 6; i++) {
            double x = 74 + i * 9, y = 180 + i * 36, w = 560 + i * 14;
            String k = Canvas.mix(Canvas.dk(c, .25), c, i / 5.0);
            g.rect(x - 18, y, w + 36, 9, 4, g.metal("y", SILVER)).path("M" + n(x - 18) + " " + n(y + 4) + "v22h12v-12z", "#8d9196").path("M" + n(x + w + 18) + " " + n(y + 4) + "v22h-12v-12z", "#6d7176");
            if (i % 2 == 1) for (int j = 0; j < 3; j++) g.path(Canvas.poly(x + 22 + j * 3, y + 100, x + 22 + j * 3, y - 14 + j * 4, x + w - 30 + j * 3, y - 14 + j * 4, x + w - 30 + j * 3, y + 100), j % 2 == 0 ? "#fbf8f0" : "#e2dac9");
            g.path("M" + n(x) + " " + n(y + 4) + "H" + n(x + w) + "V" + n(y + (i == 5 ? 280 : 120)) + "H" + n(x) + "z", g.lin("y", 0, Canvas.lt(k, .2), .2, k, 1, Canvas.dk(k, .24))).rect(x, y + 4, w, 5, 0, Canvas.lt(k, .35), Canvas.op(.6));
            double tx = x + 40 + i * 84;
            g.path("M" + n(tx) + " " + n(y + 10) + "l6-40h92l6 40z", "#e9f0f1", Canvas.op(.92)).rect(tx + 12, y - 22, 80, 24, 2, "#fffefa").line("M" + n(tx + 22) + " " + n(y - 10) + "h" + (34 + i * 13 % 26), "#8d8470", 3.4).path("M" + n(tx + 8) + " " + n(y - 28) + "h30l-12 36h-22z", "#fff", Canvas.op(.5));
        }
        g.line("M140 600H740M140 612H740", Canvas.dk(c, .4), 1.6, Canvas.op(.5)).close();
    }
    static void dividers(Canvas g, Picture.P p) {
        int k = Integer.parseInt(p.s("tabs", "5"));
        String[] c = Writing.palette("bright");
        String t = Canvas.at(385, 400, -6), o = Canvas.rr(-215, -280, 400, 560, 4);
        g.lay(Canvas.rr(-215, -280, 440, 560, 4), t).open(t);
        double h = 560.0 / k;
        for (int i = k - 1; i >= 0; i--) {
            String q = Canvas.lt(c[k == 5 ? i * 2 : i], .22);
            double y = -280 + i * h;
            g.path("M180 " + n(y + 2) + "H212A14 14 0 0 1 226 " + n(y + 16) + "V" + n(y + h - 14) + "A14 14 0 0 1 212 " + n(y + h) + "H180z", g.lin("x", 0, Canvas.dk(q, .14), .4, q, 1, Canvas.lt(q, .16))).rect(196, y + h * .3, 16, h * .4, 3, "#fff", Canvas.op(.55));
        }
        g.path(Canvas.rr(-211, -276, 400, 560, 4), "#cfc6b4").path(o, g.plane("#fdfbf5")).rect(-215, -280, 46, 560, 3, "#e6eef0", Canvas.op(.9));
        for (int i = 0; i < 4; i++) g.oval(-192, -210 + i * 140, 11, 11, g.lin("d", 0, "#8f8676", 1, "#d9d1c1")).oval(-192, -210 + i * 140, 16, 16, "none", "stroke=\"#c3ccce\"", "stroke-width=\"2\"");
        for (int i = 0; i < k; i++) {
            double y = -236 + i * (472.0 / k), r = Math.min(24, 380.0 / k);
            g.rect(-130, y, r, r, 4, Canvas.lt(c[k == 5 ? i * 2 : i], .22)).line("M-90 " + n(y + r * .8) + "H150", "#b5ac9c", 2);
        }
        g.close();
    }
    static void boxFile(Canvas g, Picture.P p) {
        String c = p.col;
        double ax = 110, ay = 420, bx = 420, by = 520, cx = 700, cy = 400, dx = 390, dy = 300, h = 130;
        Paper.standing(g, ax, ay + h, bx, by + h, cx, cy + h);
        g.path(Canvas.poly(ax, ay, bx, by, bx, by + h, ax, ay + h), g.lin("x", 0, Canvas.lt(c, .24), 1, Canvas.lt(c, .06))).path(Canvas.poly(bx, by, cx, cy, cx, cy + h, bx, by + h), g.lin("x", 0, Canvas.dk(c, .16), 1, Canvas.dk(c, .36)));
        g.path(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy), g.lin("d", 0, Canvas.lt(c, .36), .5, Canvas.lt(c, .16), 1, Canvas.lt(c, .02)));
        g.line("M110 438L420 538L700 418", Canvas.dk(c, .55), 3, Canvas.op(.7)).line("M110 421L420 521L700 401", Canvas.lt(c, .6), 2.4, Canvas.op(.6));
        g.open("matrix(1 .3226 0 1 110 420)").rect(40, 38, 96, 68, 2, g.plane("#fcf9f2")).line("M54 60h66M54 76h66M54 92h40", "#a79c88", 3).oval(240, 70, 21, 21, g.metal("d", SILVER)).oval(240, 70, 14, 14, "#17130f").close();
        g.open("matrix(1 -.4286 0 1 420 520)").rect(118, 12, 44, 36, 4, g.metal("y", SILVER)).oval(140, 30, 9, 9, g.rad(.35, .3, .8, 0, "#ffffff", 1, "#777c82")).close();
        g.path(Canvas.poly(300, 385, 400, 417, 488, 380, 388, 348), "#fcf9f2", Canvas.op(.92)).path(Canvas.poly(310, 384, 400, 413, 477, 380, 387, 352), "none", "stroke=\"" + c + "\"", "stroke-width=\"2\"").line("M346 384L402 402M366 375L424 393", "#a79c88", 2.6);
    }
    static void pockets(Canvas g, Picture.P p) {
        for (int i = 0; i < 5; i++) {
            String t = Canvas.at(440 - i * 16, 395 + i * 5, 12 - i * 4.5), o = Canvas.rr(-205, -285, 410, 570, 4);
            g.shadow(o, t, 6, 9, 14, .24).open(t);
            if (i == 4) g.path(Canvas.rr(-158, -262, 352, 536, 2), "#fdfbf6").line("M-120-200H40M-120-150H150M-120-118H160M-120-86H130M-120-54H156M-120-22H140M-120 10H100", "#bdb4a4", 3, Canvas.op(.7)).rect(-120, 60, 270, 150, 4, "#dbe2dc");
            g.path(o, g.lin("d", 0, "#f7fafa", .5, "#dde6e8", 1, "#c3cfd2"), Canvas.op(i == 4 ? .42 : .55)).rect(-205, -285, 42, 570, 3, "#f4f8f8", Canvas.op(.9)).line("M-163-285V285", "#9fb0b4", 1.6, Canvas.op(.7));
            for (int j = 0; j < 11; j++) g.rect(-193, -262 + j * 50, 17, j % 3 == 1 ? 22 : 14, 7, "#bfb6a6", Canvas.op(.9));
            g.path("M-150 280L60-284H130L-60 284zM0 284L190-220V-100L50 284z", "#fff", Canvas.op(.28)).line(Canvas.rr(-204, -284, 408, 568, 4), "#fff", 2, Canvas.op(.8)).close();
        }
    }
    static void clipboard(Canvas g, Picture.P p) {
        String c = p.is("colour", "natural") ? "#a87a4d" : p.col, t = Canvas.at(396, 412, -6), o = Canvas.rr(-205, -270, 410, 560, 18);
        g.lay(o, t).open(t).path(Canvas.rr(-202, -265, 410, 560, 18), Canvas.dk(c, .45)).path(o, g.plane(c));
        if (p.is("colour", "natural")) {
            StringBuilder s = new StringBuilder();
            for (int i = 0; i < 90; i++) s.append("M").append(-196 + i * 67 % 392).append(' ').append(-262 + i * 109 % 544).append("l").append(6 + i % 4).append(' ').append(i % 3 - 1);
            g.line(s.toString(), Canvas.dk(c, .5), 2, Canvas.op(.25));
        }
        for (int i = 2; i >= 0; i--) g.path(Canvas.rr(-175 + i * 2, -225 + i * 2, 350, 490, 2), i == 0 ? g.plane("#fefcf7") : "#ddd5c6");
        Paper.ruled(g, "lined", -145, -120, 290, 350, 32, "#c9c1b1");
        for (int i = 0; i < 4; i++) g.line(Canvas.rr(-145, -146 + i * 64, 14, 14, 2), "#94a68a", 2);
        g.line("M-144-140l5 6l9-12M-144-76l5 6l9-12", "#b9603f", 3);
        String clip = "M-110-222V-254A10 10 0 0 1-100-264H-46C-40-300 40-300 46-264H100A10 10 0 0 1 110-254V-222A8 8 0 0 1 102-214H-102A8 8 0 0 1-110-222z";
        g.shadow(clip, "", 4, 7, 7, .45).path(clip, g.lin("y", 0, "#fafbfb", .35, "#c3c7ca", .6, "#e9ebec", 1, "#8d9297")).oval(0, -272, 12, 12, g.lin("d", 0, "#5a5148", 1, "#9a9084")).rect(-104, -226, 208, 8, 3, "#6b6f74", Canvas.op(.6)).close();
    }

    // ---- calculators ----------------------------------------------------------------------------------
    /** seven segment digits as paths */
    static String digits(String s, double x, double y, double w, double h) {
        String[] seg = {"abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcdfg"};
        StringBuilder b = new StringBuilder();
        for (char ch : s.toCharArray()) {
            if (ch == '.') {
                b.append("M").append(n(x - w * .18)).append(' ').append(n(y + h)).append("h1");
                continue;
            }
            if (ch != ' ') for (char k : seg[ch - '0'].toCharArray()) {
                double x1 = x, x2 = x + w, m = y + h / 2, z = y + h, q = w * .12;
                b.append(switch (k) {
                    case 'a' -> "M" + n(x1 + q) + " " + n(y) + "H" + n(x2 - q);
                    case 'b' -> "M" + n(x2) + " " + n(y + q) + "V" + n(m - q);
                    case 'c' -> "M" + n(x2) + " " + n(m + q) + "V" + n(z - q);
                    case 'd' -> "M" + n(x1 + q) + " " + n(z) + "H" + n(x2 - q);
                    case 'e' -> "M" + n(x1) + " " + n(m + q) + "V" + n(z - q);
                    case 'f' -> "M" + n(x1) + " " + n(y + q) + "V" + n(m - q);
                    default -> "M" + n(x1 + q) + " " + n(m) + "H" + n(x2 - q);
                });
            }
            x += w * 1.55;
        }
        return b.toString();
    }
    static void key(Canvas g, double x, double y, double w, double h, double r, String c) {
        g.rect(x + 1, y + 4, w, h, r, "#000", Canvas.op(.3)).rect(x, y, w, h, r, g.lin("y", 0, Canvas.lt(c, .22), .5, c, 1, Canvas.dk(c, .2)));
    }
    /** tiny key marks drawn as strokes */
    static String mark(String kind, double x, double y, double s) {
        return switch (kind) {
            case "+" -> "M" + n(x - s) + " " + n(y) + "h" + n(2 * s) + "M" + n(x) + " " + n(y - s) + "v" + n(2 * s);
            case "-" -> "M" + n(x - s) + " " + n(y) + "h" + n(2 * s);
            case "x" -> "M" + n(x - s * .8) + " " + n(y - s * .8) + "l" + n(1.6 * s) + " " + n(1.6 * s) + "m0-" + n(1.6 * s) + "l-" + n(1.6 * s) + " " + n(1.6 * s);
            case "/" -> "M" + n(x - s) + " " + n(y) + "h" + n(2 * s) + "M" + n(x) + " " + n(y - s * .8) + "h.1M" + n(x) + " " + n(y + s * .8) + "h.1";
            case "=" -> "M" + n(x - s) + " " + n(y - s * .45) + "h" + n(2 * s) + "m0 " + n(s * .9) + "h-" + n(2 * s);
            case "." -> "M" + n(x) + " " + n(y + s) + "h.1";
            case "%" -> "M" + n(x - s * .7) + " " + n(y + s) + "l" + n(1.4 * s) + "-" + n(2 * s) + "M" + n(x - s * .7) + " " + n(y - s * .7) + "h.1M" + n(x + s * .7) + " " + n(y + s * .7) + "h.1";
            default -> digits(kind, x - s * .55, y - s, s * 1.1, s * 2);
        };
    }
    static void calculator(Canvas g, Picture.P p) {
        String style = p.s("style", "desk"), c = p.col;
        boolean sci = style.equals("scientific"), graph = style.equals("graph"), desk = style.equals("desk"), print = style.equals("printing"), first = style.equals("first"), pocket = style.equals("pocket");
        double w = desk ? 440 : print ? 460 : first ? 400 : pocket ? 330 : 310, h = desk ? 520 : print ? 480 : first ? 500 : pocket ? 500 : 590, x = -w / 2, y = -h / 2;
        boolean light = Canvas.luma(c) > .55;
        String t = Canvas.at(398, print ? 460 : 400, -7), o = Canvas.rr(x, y, w, h, first ? 60 : 30);
        g.lay(o, t);
        if (print) { // paper roll behind the body
            g.open(t);
            g.path("M-118-400C-60-412 60-412 118-400V-226H-118z", g.lin("y", 0, "#fffefa", .5, "#f3eee3", 1, "#cfc6b4"));
            g.line(digits("1250.00", 0, -380, 8, 15) + digits("380.40", 8, -350, 8, 15) + digits("75.00", 20, -320, 8, 15), "#4a4f63", 2).line("M-20-292H104", "#4a4f63", 2).line(digits("1705.40", 0, -280, 8, 15), "#b9343a", 2.2);
            g.rect(-160, -270, 320, 60, 20, g.lin("y", 0, Canvas.lt(c, .1), 1, Canvas.dk(c, .35))).rect(-124, -262, 248, 12, 5, "#1d1b1a").close();
        }
        g.open(t).path(Canvas.rr(x + 3, y + 9, w, h, first ? 60 : 30), Canvas.dk(c, .5)).path(o, g.lin("d", 0, Canvas.lt(c, .22), .5, c, 1, Canvas.dk(c, .16))).line(Canvas.rr(x + 2, y + 2, w - 4, h - 4, first ? 58 : 28), "#fff", 2.5, Canvas.op(.4));
        // display
        double dh = graph ? 210 : sci ? 120 : first ? 96 : 104, dx = x + 30, dw = w - 60, dy = y + (desk ? 54 : print ? 30 : sci || graph ? 36 : 60);
        if (!sci && !graph && !print) { // solar cell
            double sy = y + 22;
            g.rect(desk ? x + w - 170 : first ? -60 : x + w - 150, first ? sy + 4 : sy, desk ? 136 : 120, 24, 4, "#2b2320");
            for (int i = 1; i < 4; i++) g.rect((desk ? x + w - 170 : first ? -60 : x + w - 150) + i * (desk ? 34 : 30), first ? sy + 4 : sy, 1.5, 24, 0, "#6b5548");
        }
        g.rect(dx - 8, dy - 8, dw + 16, dh + 16, 14, light && !first ? "#4a4c50" : Canvas.dk(c, .5)).rect(dx, dy, dw, dh, 7, graph ? "#f4f7f8" : g.lin("d", 0, "#b3bfae", .5, "#c9d3c0", 1, "#dbe3d2"));
        if (graph) {
            g.open(Canvas.at(dx, dy, 0)).rect(0, 0, dw, 24, 6, "#2f5ea8");
            StringBuilder s = new StringBuilder();
            for (int i = 1; i < 10; i++) s.append("M").append(i * 25).append(" 24V210");
            for (int i = 1; i < 8; i++) s.append("M0 ").append(24 + i * 23).append("H250");
            g.line(s.toString(), "#cfd9de", 1).line("M0 116H250M125 24V210", "#39424c", 2).line("M6 190C70 190 70 40 125 70S190 190 244 44", "#d0453c", 4).line("M6 60C60 200 190 210 244 90", "#2f5ea8", 4).close();
        } else {
            String value = desk ? "128456.90" : print ? "1705.40" : pocket ? "2468.5" : first ? "128" : "3.14159";
            double fw = desk ? 23 : first ? 30 : sci ? 17 : 22, fh = desk ? 50 : first ? 56 : sci ? 36 : 50, total = value.replace(".", "").length() * fw * 1.55;
            g.line(digits(value, dx + dw - total - 6, dy + dh - fh - 20, fw, fh), "#262b26", desk || first ? 5 : 4, "stroke-linecap=\"round\"");
            if (sci) g.line("M" + n(dx + 16) + " " + n(dy + 30) + "l6 12l10-26h44M" + n(dx + 50) + " " + n(dy + 22) + "l12 20m0-20l-12 20M" + n(dx + 92) + " " + n(dy + 32) + "h14m-7-7v14M" + n(dx + 120) + " " + n(dy + 18) + "h10v8h-10v14h12", "#262b26", 2.2);
            g.path("M" + n(dx) + " " + n(dy + 7) + "a7 7 0 0 1 7-7h" + n(dw * .5) + "l-" + n(dw * .24) + " " + n(dh) + "h-" + n(dw * .26) + "a7 7 0 0 1-7-7z", "#fff", Canvas.op(.2));
        }
        String k1 = first ? "#fdfaf2" : light ? "#fdfcf8" : Canvas.lt(c, .26), k2 = light ? Canvas.dk(c, c.equals("#f5f3ee") ? .22 : .14) : Canvas.dk(c, .35), k3 = first ? "#ee8a70" : "#c9704f";
        if (!light) k1 = pocket ? "#f1eee6" : Canvas.lt(c, .8);
        String ink1 = "#33363b", ink2 = Canvas.luma(k2) > .5 ? "#33363b" : "#f4f1ea";
        double top = dy + dh + 28, bottom = y + h - 28;
        if (sci || graph) { // small function keys first
            int rows = graph ? 3 : 4;
            for (int i = 0; i < rows * 6; i++) {
                double kx = x + 26 + i % 6 * 43.6, ky = top + i / 6 * 32;
                g.rect(kx, ky + 3, 36, 21, 7, "#000", Canvas.op(.3)).rect(kx, ky, 36, 21, 7, i == 0 ? k3 : Canvas.dk(c, light ? .35 : .5));
                g.line("M" + n(kx + 11) + " " + n(ky + 10) + "h" + (8 + i * 5 % 9), "#f4f1ea", 2.4);
            }
            top += rows * 32 + 10;
        }
        String[][] keys = first ? new String[][]{{"7", "8", "9", "/"}, {"4", "5", "6", "x"}, {"1", "2", "3", "-"}, {"0", ".", "=", "+"}}
                : sci || graph ? new String[][]{{"7", "8", "9", "-", "+"}, {"4", "5", "6", "x", "/"}, {"1", "2", "3", "-", "+"}, {"0", ".", "%", "=", "="}}
                : pocket ? new String[][]{{"%", "/", "x", "-"}, {"7", "8", "9", "+"}, {"4", "5", "6", "+"}, {"1", "2", "3", "="}, {"0", "0", ".", "="}}
                : new String[][]{{"%", "7", "8", "9", "/"}, {"-", "4", "5", "6", "x"}, {"+", "1", "2", "3", "-"}, {"-", "0", ".", "=", "+"}};
        int cols = keys[0].length, rows = keys.length;
        double kw = (w - 44) / cols, kh = (bottom - top + 8) / rows, size = Math.min(kw, kh) * .15;
        StringBuilder m1 = new StringBuilder(), m2 = new StringBuilder();
        for (int i = 0; i < rows; i++) for (int j = 0; j < cols; j++) {
            String s = keys[i][j];
            boolean digit = Character.isDigit(s.charAt(0)) || s.equals(".");
            double kx = x + 22 + j * kw + 5, ky = top + i * kh, ww = kw - 10, hh = kh - 12;
            if (first) {
                double d = Math.min(ww, hh);
                kx += (ww - d) / 2;
                ky += (hh - d) / 2;
                ww = hh = d;
            }
            boolean accent = s.equals("=") || desk && i == 3 && j == 4 || (print && j == 4 && i == 3);
            key(g, kx, ky, ww, hh, first ? ww / 2 : 9, accent ? k3 : digit ? k1 : first ? "#f0c35c" : k2);
            String mk = mark(s, kx + ww / 2, ky + hh / 2, size);
            (accent || !digit && ink2.equals("#f4f1ea") && !first ? m2 : m1).append(mk);
        }
        g.line(m1.toString(), ink1, Math.max(2.2, size * .3), "stroke-linecap=\"round\"").line(m2.toString(), "#fbf8f0", Math.max(2.2, size * .3), "stroke-linecap=\"round\"").close();
    }
    static void paperRolls(Canvas g, Picture.P p) {
        double[][] at = {{210, 330, 92}, {420, 300, 92}, {300, 510, 112}, {540, 490, 112}};
        for (double[] a : at) {
            double x = a[0], y = a[1], r = a[2], w = r * .9;
            g.floor(x + w / 2, y + r + 2, r * .9 + w / 2, 20);
            if (a == at[3]) g.path("M" + n(x) + " " + n(y + r - 1) + "C" + n(x - 60) + " " + n(y + r + 4) + " " + n(x - 120) + " " + n(y + r + 44) + " " + n(x - 170) + " " + n(y + r + 62) + "L" + n(x - 80) + " " + n(y + r + 76) + "C" + n(x - 30) + " " + n(y + r + 60) + " " + n(x + 30) + " " + n(y + r + 6) + " " + n(x + w) + " " + n(y + r - 2) + "z", g.lin("x", 0, "#fffefa", .6, "#f0ebe0", 1, "#cfc6b4"), "stroke=\"#d9d1c1\"", "stroke-width=\"1\"");
            Desk.roll(g, x, y, r, w, "#f7f4ec", "#c9ae84", 1, false);
        }
    }

    // ---- calendars and planners ---------------------------------------------------------------------
    static void grid(Canvas g, double x, double y, double w, double h, int cols, int rows, String colour) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i <= rows; i++) s.append("M").append(n(x)).append(' ').append(n(y + h * i / rows)).append('h').append(n(w));
        for (int i = 0; i <= cols; i++) s.append("M").append(n(x + w * i / cols)).append(' ').append(n(y)).append('v').append(n(h));
        g.line(s.toString(), colour, 1.3);
    }
    static void days(Canvas g, double x, double y, double w, double h, int start, double s, String ink, String red) {
        StringBuilder a = new StringBuilder(), b = new StringBuilder();
        for (int d = 1; d <= 31; d++) {
            int i = d - 1 + start;
            (i % 7 == 6 ? b : a).append(digits(String.valueOf(d), x + w * (i % 7) / 7 + s * .9, y + h * (i / 7) / 5 + s * .9, s, s * 1.8));
        }
        g.line(a.toString(), ink, s * .24, "stroke-linecap=\"round\"").line(b.toString(), red, s * .24, "stroke-linecap=\"round\"");
    }
    static void scene(Canvas g, String theme, double x, double y, double w, double h) {
        String clip = Canvas.rr(x, y, w, h, 2);
        g.open("", g.clip(clip)).open("translate(" + n(x) + " " + n(y) + ")scale(" + Canvas.short2(w / 400) + " " + Canvas.short2(h / 260) + ")");
        switch (theme) {
            case "coast" -> {
                g.rect(0, 0, 400, 260, 0, g.lin("y", 0, "#9cc3d6", .5, "#f3e3cc", .55, "#5f9bb0", 1, "#2f6f86")).oval(280, 110, 26, 26, "#fff4dd");
                g.path("M0 150C40 120 70 60 120 70C150 76 150 130 190 146L200 200C120 190 60 200 0 220z", g.lin("x", 0, "#8d7f68", .6, "#c8b48e", 1, "#e3d3ae")).path("M0 118C40 90 76 54 118 66C80 76 40 130 0 160z", "#7f9a62");
                g.line("M210 170H300M250 186H380M180 206H260M280 222H390", "#fff", 3, Canvas.op(.45)).path("M0 230C90 200 180 250 260 236S380 250 400 244V260H0z", "#ecd9b0").path("M96 66V30l14 4v34z", "#fdfaf2").path("M94 30l9-12l9 12z", "#c4524a");
            }
            case "forest" -> {
                g.rect(0, 0, 400, 260, 0, g.lin("y", 0, "#dfe6d3", .6, "#f6efd9", 1, "#c9d3b0"));
                for (int i = 0; i < 30; i++) {
                    int row = i / 10;
                    double tx = i % 10 * 44 + row * 17 - 10, base = 150 + row * 44, th = 90 + i * 37 % 50 + row * 16;
                    g.path(Canvas.poly(tx, base, tx + 22 + row * 3, base - th, tx + 44 + row * 6, base), new String[]{"#a8bb9a", "#6f8f70", "#3f6350"}[row]);
                }
                g.path("M0 236C100 210 240 250 400 226V260H0z", "#2f4f42").path("M180 260C190 230 230 220 214 200C240 216 220 236 250 260z", "#d9cfa8");
            }
            default -> {
                g.rect(0, 0, 400, 260, 0, g.lin("y", 0, "#b9d0dc", .7, "#f7ecd6", 1, "#f7ecd6")).oval(110, 76, 28, 28, "#fff3d6");
                g.path("M0 150C60 90 120 110 170 130S300 70 400 120V260H0z", "#a9b7b8").path("M0 180C90 120 160 170 230 160S340 130 400 160V260H0z", "#8fa688").path("M0 210C80 180 170 220 240 196S350 190 400 200V260H0z", "#6f8f62").path("M0 236C120 210 220 250 400 226V260H0z", "#4f7352");
                g.line("M236 260C220 236 270 226 250 206S262 186 256 178", "#e9dcb8", 6).path("M60 206a12 14 0 1 1 .1 0zM84 204a9 11 0 1 1 .1 0z", "#3f6350").path("M300 196v-14l10-8l10 8v14z", "#f6efe0").path("M296 183l14-12l14 12z", "#b9603f");
            }
        }
        g.close().close();
    }
    static void wallCalendar(Canvas g, Picture.P p) {
        String o = Canvas.rr(-215, -305, 430, 610, 3), t = Canvas.at(400, 405, -3);
        g.lay(o, t).open(t).path(Canvas.rr(-212, -300, 432, 612, 3), "#d6cdbc").path(o, g.plane("#fdfbf6"));
        scene(g, p.s("theme", "hills"), -195, -268, 390, 270);
        g.rect(-195, 26, 120, 16, 3, "#3f4a44").rect(140, 28, 55, 12, 3, "#b9603f", Canvas.op(.8));
        for (int i = 0; i < 7; i++) g.rect(-195 + i * 55.7 + 14, 58, 26, 6, 2, i == 6 ? "#b9603f" : "#9a9184");
        grid(g, -195, 74, 390, 210, 7, 5, "#d3cabb");
        days(g, -195, 74, 390, 210, 3, 5.4, "#4a4f4c", "#b9603f");
        Paper.wire(g, -300, -190, 194, 24, true);
        g.path("M-26-306C-20-340 20-340 26-306", null, "fill=\"none\"", "stroke=\"#8c9094\"", "stroke-width=\"5\"").close();
    }
    static void deskCalendar(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(410, 620, 310, 34);
        g.path(Canvas.poly(150, 210, 690, 210, 724, 610, 600, 622), g.lin("x", 0, "#c9b48f", 1, "#96815e"));
        g.path(Canvas.poly(116, 612, 684, 612, 720, 600, 700, 624, 112, 628), "#7d6b4d");
        g.path(Canvas.poly(150, 206, 650, 206, 690, 616, 110, 616), g.lin("d", 0, "#fffefa", .6, "#faf6ed", 1, "#e6dece"));
        g.open("matrix(1 0 0 1 0 0)");
        g.path(Canvas.poly(150, 206, 330, 206, 318, 616, 110, 616), g.lin("d", 0, Canvas.lt(c, .3), 1, c));
        Paper.sprig(g, Canvas.luma(c) > .5 ? Canvas.dk(c, .3) : Canvas.lt(c, .4), 1.5, 224, 430, 4);
        g.rect(356, 252, 110, 18, 3, "#3f4a44").rect(560, 256, 54, 12, 3, c);
        for (int i = 0; i < 7; i++) g.rect(362 + i * 43, 296, 20, 6, 2, i == 6 ? "#b9603f" : "#9a9184");
        g.open("matrix(1 0 .04 1 -12 0)");
        days(g, 354, 316, 300, 250, 3, 8, "#4a4f4c", "#b9603f");
        g.close().close();
        Paper.wire(g, 204, 176, 636, 26, true);
    }
    static void diary(Canvas g, Picture.P p) {
        String c = p.col;
        boolean thick = p.has("thick");
        double w = 390, h = 540, x = -195, y = -270, d = thick ? 34 : 16;
        String t = Canvas.at(390, 392, -8);
        g.lay(Canvas.rr(x, y, w + d, h + d, 12), t).open(t);
        for (int i = 0; i < 2; i++) g.path("M" + n(20 + i * 40) + " " + n(y + h) + "l20 0l8 70l-13-12l-11 15z", i == 0 ? Canvas.dk(GOLD, .12) : Canvas.lt("#b9603f", .1));
        Paper.block(g, x, y, w, h, d, c);
        g.path(Canvas.rr(x, y, w, h, 12), g.plane(c)).rect(x + 2, y, 34, h, 10, g.lin("x", 0, Canvas.dk(c, .2), .4, Canvas.lt(c, .2), 1, Canvas.dk(c, .1))).rect(x + 36, y, 4, h, 0, Canvas.dk(c, .45), Canvas.op(.6));
        String foil = g.lin("d", 0, Canvas.lt(GOLD, .55), .35, GOLD, .55, Canvas.lt(GOLD, .4), 1, Canvas.dk(GOLD, .2));
        g.line(digits("2027", -58, -160, 30, 58), foil, 5.5, "stroke-linecap=\"round\"").line("M-66-76H122", GOLD, 2.4);
        if (thick) g.line(Canvas.rr(-130, -240, 296, 480, 6), GOLD, 2, Canvas.op(.7));
        else g.rect(x + w - 58, y - 1, 16, h + 3, 2, g.lin("x", 0, Canvas.dk(c, .5), .35, Canvas.dk(c, .1), 1, Canvas.dk(c, .6))).rect(x + w - 42, y, 5, h, 0, "#000", Canvas.op(.16));
        Paper.sprig(g, GOLD, .5, 28, 160, 0);
        g.line(Canvas.rr(x + 1.5, y + 1.5, w - 3, h - 3, 11), Canvas.lt(c, .4), 2, Canvas.op(.5)).close();
    }
    static void planner(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(400, 400, -5), o = Canvas.rr(-322, -222, 644, 454, 12);
        g.lay(o, t).open(t).path(o, g.plane(c));
        String[] tabs = {"#b9603f", "#d3a13b", "#94a68a", "#2d7277", "#26385a"};
        for (int i = 0; i < 5; i++) g.rect(300, -190 + i * 74, 36, 58, 6, g.lin("x", 0, Canvas.dk(tabs[i], .1), 1, Canvas.lt(tabs[i], .15)));
        for (int i = 2; i >= 0; i--) g.path("M0-206C-60-222-250-216-" + (304 + i * 3) + "-212V" + (208 + i * 3) + "C-250 204-60 198 0 214z", i == 0 ? g.lin("x", 0, "#fffefa", .8, "#f8f4ea", 1, "#d3cab8") : "#e3dbca").path("M0-206C60-222 250-216 " + (304 + i * 3) + "-212V" + (208 + i * 3) + "C250 204 60 198 0 214z", i == 0 ? g.lin("x", 0, "#cfc6b4", .18, "#f8f4ea", .5, "#fffefa", 1, "#f3eee2") : "#e3dbca");
        // week on the left, month and list on the right
        for (int i = 0; i < 4; i++) g.rect(-280, -176 + i * 92, 60, 10, 3, Canvas.lt(c, .15)).line("M-280 " + (-150 + i * 92) + "H-40M-280 " + (-126 + i * 92) + "H-40M-280 " + (-104 + i * 92) + "H-40", "#d6cdbc", 1.4);
        g.line("M-272-156C-240-166-220-148-190-158S-140-150-120-156M-272 28C-230 18-210 36-170 26", "#3a4a6b", 2.4, "stroke-linecap=\"round\"");
        g.rect(44, -178, 96, 12, 3, Canvas.lt(c, .15));
        grid(g, 44, -150, 236, 160, 7, 5, "#d6cdbc");
        days(g, 44, -150, 236, 160, 2, 4.2, "#6a665e", "#b9603f");
        g.oval(145, -86, 15, 13, "none", "stroke=\"#b9603f\"", "stroke-width=\"2.4\"");
        for (int i = 0; i < 5; i++) g.line(Canvas.rr(44, 38 + i * 30, 13, 13, 2) + "M68 " + (48 + i * 30) + "H" + (190 + i * 31 % 80), "#b5ac9c", 1.8);
        g.line("M46 44l5 6l9-13M46 74l5 6l9-13", "#b9603f", 2.6);
        g.path("M-8-212C-2-100-2 100-8 214H8C2 100 2-100 8-212z", "#000", Canvas.op(.1)).path("M24-214l18-2C50-60 44 120 60 250l-12-8l-12 12C26 120 30-60 24-214z", g.lin("x", 0, Canvas.dk(GOLD, .15), .4, Canvas.lt(GOLD, .3), 1, Canvas.dk(GOLD, .2)), Canvas.op(.95)).close();
        String u = Canvas.at(270, 560, -24, .5);
        g.layThin(Writing.BALL, u).open(u).path("M-342-3L-262-24L-196-28V28L-262 24L-342 3z", g.metal("y", SILVER)).path("M-196-28H30V28H-196z", g.gloss("y", "#2b2b2e")).rect(30, -31, 14, 62, 2, g.metal("y", GOLD)).path("M44-30H290C312-28 326-14 326 0C326 14 312 28 290 30H44z", g.gloss("y", "#2b2b2e"));
        Writing.clip(g, GOLD, 116, 300);
        g.close();
    }
    static void yearPlanner(Canvas g, Picture.P p) {
        String o = Canvas.rr(-325, -230, 650, 460, 2), t = Canvas.at(400, 400, -3);
        g.lay(o, t).open(t).path(o, g.plane("#fdfbf6")).rect(-325, -230, 650, 62, 2, g.plane("#2d4a5c")).line(digits("2027", -300, -216, 20, 34), "#fdfbf6", 4, "stroke-linecap=\"round\"");
        String[] k = {"#7fa9cf", "#8fb0b8", "#94a68a", "#a9bf7c", "#d9c46a", "#e0ad56", "#d98a5a", "#c9705c", "#b9607a", "#95699a", "#6f6fa8", "#5c7d9f"};
        double cw = 606 / 12.0;
        for (int i = 0; i < 12; i++) {
            g.rect(-303 + i * cw, -152, cw - 3, 20, 3, k[i]).rect(-303 + i * cw + 12, -145, 24, 6, 2, "#fff", Canvas.op(.8));
            for (int j = 0; j < 4; j++) g.rect(-303 + i * cw, -127 + ((i * 3) % 7 + j * 7) * 10.4, cw - 3, 20, 0, Canvas.lt(k[i], .72));
        }
        grid(g, -303, -128, 606, 322, 12, 31, "#d3cabb");
        for (int i = 0; i < 9; i++) g.rect(-298 + i * 5 % 12 * cw, -106 + i * 83 % 280, 40, 16 + i % 3 * 10, 3, new String[]{"#b9603f", "#2d7277", "#d3a13b"}[i % 3], Canvas.op(.75));
        g.rect(-303, 204, 90, 8, 3, "#b9603f", Canvas.op(.7)).rect(-203, 204, 90, 8, 3, "#2d7277", Canvas.op(.7)).rect(-103, 204, 90, 8, 3, "#d3a13b", Canvas.op(.7));
        for (int[] a : new int[][]{{-313, -218}, {313, -218}, {-313, 218}, {313, 218}}) g.oval(a[0] + 3, a[1] + 5, 10, 10, "#000", Canvas.op(.25)).oval(a[0], a[1], 10, 10, g.rad(.35, .3, .8, 0, "#f0a08c", .5, "#c9553f", 1, "#8f3426"));
        g.path("M325 150V230H235C280 222 310 196 325 150z", "#e0d8c8").path("M325 150C300 176 262 190 235 230C250 200 246 186 240 178C280 184 310 172 325 150z", "#fffefa").close();
    }
    static void familyCalendar(Canvas g, Picture.P p) {
        String o = Canvas.rr(-190, -310, 380, 620, 3), t = Canvas.at(400, 406, -4);
        g.lay(o, t).open(t).path(Canvas.rr(-186, -304, 382, 622, 3), "#d6cdbc").path(o, g.plane("#fdfbf6"));
        g.open("", g.clip(o)).rect(-190, -310, 380, 130, 0, "#e6ebdc");
        for (int i = 0; i < 9; i++) Paper.sprig(g, new String[]{"#7f9676", "#a9b88f", "#5f7d66"}[i % 3], .85, -180 + i * 46, -240 + i % 2 * 24, -30 + i * 9);
        g.oval(0, -236, 78, 42, "#fdfbf6", Canvas.op(.95)).rect(-40, -244, 80, 12, 4, "#3f4a44").rect(-24, -224, 48, 7, 3, "#b9603f").close();
        String[] k = {"#d9a08f", "#d9c07a", "#a3b58f", "#8fb0c9", "#b6a4cf"};
        for (int i = 0; i < 5; i++) g.rect(-146 + i * 64, -168, 58, 26, 6, k[i]).rect(-132 + i * 64, -158, 30, 6, 3, "#fff", Canvas.op(.85)).rect(-146 + i * 64, -138, 58, 360, 0, Canvas.lt(k[i], .78));
        Paper.ruled(g, "lined", -174, -138, 348, 361, 18, "#d3cabb");
        StringBuilder s = new StringBuilder();
        for (int i = 1; i <= 20; i++) s.append(digits(String.valueOf(i), -172, -152 + i * 18, 4.4, 8));
        g.line(s.toString(), "#6a665e", 1.4);
        g.line("M-140-110c14-8 24 6 40-2M-76-38c14-8 24 6 40-2M52 16c14-8 24 6 40-2M-12 88c14-8 24 6 40-2M116 160c10-6 18 4 30-2M-140 196c14-8 24 6 40-2", "#3a4a6b", 2.2, "stroke-linecap=\"round\"").oval(84, -68, 8, 8, "#b9603f").oval(-44, 140, 8, 8, "#2d7277");
        g.path("M-190 240H190V304A6 6 0 0 1 184 310H-184A6 6 0 0 1-190 304z", g.lin("y", 0, "#dfe5d3", 1, "#c5cfb5")).path("M-190 240H190V246H-190z", "#000", Canvas.op(.12));
        Paper.wire(g, -306, -160, 164, 24, true);
        g.close();
    }
}
