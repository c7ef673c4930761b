import java.util.Map;

/** Notebooks, pads and paper: seen from above, lying on the table and slightly turned. */
final class Paper {
    static void register(Map<String, Picture.Template> m) {
        m.put("notebook", Paper::notebook);
        m.put("pocketbooks", Paper::pocketBooks);
        m.put("leatherjournal", Paper::leatherJournal);
        m.put("wirebound", Paper::wirebound);
        m.put("exercisebooks", Paper::exerciseBooks);
        m.put("softcover", Paper::softcover);
        m.put("casebound", Paper::casebound);
        m.put("legalpad", Paper::legalPad);
        m.put("refillpad", Paper::refillPad);
        m.put("reporter", Paper::reporter);
        m.put("stickynotes", Paper::stickyNotes);
        m.put("stickylined", Paper::stickyLined);
        m.put("indextabs", Paper::indexTabs);
        m.put("weekpad", Paper::weekPad);
        m.put("memocube", Paper::memoCube);
        m.put("listpad", Paper::listPad);
        m.put("ream", Paper::ream);
        m.put("paperfan", Paper::paperFan);
        m.put("writingset", Paper::writingSet);
    }

    static final String PAGE = "#fbf7ee", GOLD = Writing.GOLD;

    /** page edges showing below and right of a cover */
    static void block(Canvas g, double x, double y, double w, double h, double depth, String back) {
        g.path(Canvas.rr(x + depth, y + depth, w, h, 12), Canvas.dk(back, .3));
        g.path(Canvas.poly(x + w - 6, y + 10, x + w + depth - 5, y + 10 + depth, x + w + depth - 5, y + h + depth - 8, x + 8 + depth, y + h + depth - 5, x + 8, y + h - 6), g.lin("d", 0, "#fffdf6", .5, "#efe7d6", 1, "#d3c7b0"));
        for (int i = 1; i < 4; i++) {
            double k = depth * i / 4;
            g.path("M" + Canvas.n(x + w - 4 + k) + " " + Canvas.n(y + 14 + k) + "V" + Canvas.n(y + h - 6 + k) + "H" + Canvas.n(x + 14 + k), null, "fill=\"none\"", "stroke=\"#a99c84\"", "stroke-width=\"1\"", Canvas.op(.45));
        }
    }
    /** thin ruling on a page */
    static void ruled(Canvas g, String kind, double x, double y, double w, double h, double step, String colour) {
        if (kind.equals("plain")) return;
        StringBuilder s = new StringBuilder();
        if (kind.equals("dotted")) {
            for (double j = y; j <= y + h; j += step) s.append("M").append(Canvas.n(x)).append(' ').append(Canvas.n(j)).append('h').append(Canvas.n(w));
            g.line(s.toString(), colour, 2.4, "stroke-dasharray=\"0 " + Canvas.n(step) + "\"", "stroke-linecap=\"round\"");
            return;
        }
        for (double j = y; j <= y + h; j += step) s.append("M").append(Canvas.n(x)).append(' ').append(Canvas.n(j)).append('h').append(Canvas.n(w));
        if (kind.equals("squared")) for (double i = x; i <= x + w; i += step) s.append("M").append(Canvas.n(i)).append(' ').append(Canvas.n(y)).append('v').append(Canvas.n(h));
        g.line(s.toString(), colour, 1.2);
    }
    static void sprig(Canvas g, String colour, double s, double x, double y, double angle) {
        g.open(Canvas.at(x, y, angle, s));
        g.path("M0 90C4 40-2 0 0-90", null, "fill=\"none\"", "stroke=\"" + colour + "\"", "stroke-width=\"4\"", "stroke-linecap=\"round\"");
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            int y0 = 66 - i * 32, len = 52 - i * 6;
            b.append("M0 ").append(y0).append("C").append(-len / 3).append(' ').append(y0 - 22).append(' ').append(-len).append(' ').append(y0 - 26).append(' ').append(-len - 6).append(' ').append(y0 - 44)
                    .append("C").append(-len / 2).append(' ').append(y0 - 44).append(" -8 ").append(y0 - 26).append(" 0 ").append(y0).append('z');
            b.append("M0 ").append(y0 - 12).append("C").append(len / 3).append(' ').append(y0 - 34).append(' ').append(len).append(' ').append(y0 - 38).append(' ').append(len + 6).append(' ').append(y0 - 56)
                    .append("C").append(len / 2).append(' ').append(y0 - 56).append(" 8 ").append(y0 - 38).append(" 0 ").append(y0 - 12).append('z');
        }
        b.append("M0-84C-12-100-8-116 0-126C8-116 12-100 0-84z");
        g.path(b.toString(), colour).close();
    }

    static void notebook(Canvas g, Picture.P p) {
        String c = p.col;
        boolean land = p.has("land"), big = p.has("big"), band = !p.is("band", "0");
        double w = land ? 540 : big ? 430 : 390, h = land ? 400 : big ? 570 : 540, x = -w / 2, y = -h / 2;
        String ruling = p.s("ruling", "");
        String t = Canvas.at(ruling.isEmpty() ? 395 : 355, 395, -8);
        if (!ruling.isEmpty()) { // a sheet of the inside, so that the ruling can be seen
            String u = Canvas.at(478, 402, 7), sheet = Canvas.rr(-180, -255, 360, 510, 12);
            g.lay(sheet, u).open(u).path(sheet, g.plane(PAGE));
            ruled(g, ruling, -160, -205, 320, 430, ruling.equals("dotted") ? 20 : 26, "#9d9584");
            g.close();
        }
        String cover = Canvas.rr(x, y, w, h, 14);
        g.lay(Canvas.rr(x, y, w + 12, h + 12, 14), t).open(t);
        // ribbon below the block
        g.path("M" + Canvas.n(x + w * .55) + " " + Canvas.n(y + h) + "l26 0l4 64l-14-14l-12 16z", g.lin("x", 0, Canvas.dk(GOLD, .1), .4, Canvas.lt(GOLD, .2), 1, Canvas.dk(GOLD, .3)));
        block(g, x, y, w, h, 13, c);
        g.path(cover, g.plane(c));
        // spine and hinge
        g.path("M" + Canvas.n(x + 14) + " " + Canvas.n(y) + "h22v" + Canvas.n(h) + "h-22a14 14 0 0 1-14-14V" + Canvas.n(y + 14) + "a14 14 0 0 1 14-14z", g.lin("x", 0, Canvas.dk(c, .2), .4, Canvas.lt(c, .22), 1, Canvas.dk(c, .12)));
        g.rect(x + 36, y, 5, h, 0, Canvas.dk(c, .45), Canvas.op(.6)).rect(x + 41, y, 3, h, 0, Canvas.lt(c, .35), Canvas.op(.5));
        g.line(Canvas.rr(x + 1.5, y + 1.5, w - 3, h - 3, 13), Canvas.lt(c, .4), 2, Canvas.op(.5));
        String e = p.s("emblem", "mark");
        if (e.equals("leaf")) sprig(g, Canvas.dk(c, .28), 1.25, 24, 0, 8);
        else if (e.equals("line")) g.rect(-70, h / 2 - 84, 150, 3, 1, Canvas.lt(c, .35), Canvas.op(.7)).rect(-40, h / 2 - 72, 90, 3, 1, Canvas.lt(c, .35), Canvas.op(.7));
        else { // blind-stamped maker's mark: a finch on a harrow line
            g.path("M-6-30C12-44 40-40 48-18C60-14 66-6 68-4L48-2C44 20 22 30 0 22L-34 34L-16 12C-20-4-18-20-6-30z", Canvas.dk(c, .3), Canvas.op(.75), "transform=\"translate(6 40)\"");
            g.rect(-44, 92, 120, 4, 2, Canvas.dk(c, .3), Canvas.op(.75));
        }
        if (band) {
            double bx = x + w - 62;
            g.rect(bx + 4, y + 2, 18, h - 2, 0, "#000", Canvas.op(.2));
            g.rect(bx, y - 1, 17, h + 4, 2, g.lin("x", 0, Canvas.dk(c, .5), .35, Canvas.dk(c, .1), 1, Canvas.dk(c, .6)));
        }
        g.close();
    }

    static void pocketBooks(Canvas g, Picture.P p) {
        boolean mixed = p.is("colour", "assorted");
        String[] k = mixed ? new String[]{"#94a68a", "#d3a13b", "#b9603f"} : new String[]{"#b98f60", "#c39a6b", "#cda677"};
        for (int i = 0; i < 3; i++) {
            String c = k[i], t = Canvas.at(310 + i * 92, 420 - i * 14, -22 + i * 17);
            String o = Canvas.rr(-150, -235, 300, 470, 22);
            g.lay(o, t).open(t);
            g.path(Canvas.rr(-147, -230, 302, 470, 22), "#efe6d5").path(o, g.plane(c));
            g.rect(-150, -214, 12, 428, 4, Canvas.lt(c, .25), Canvas.op(.6)).rect(-136, -235, 2, 470, 0, Canvas.dk(c, .4), Canvas.op(.5));
            g.rect(-148, -120, 5, 40, 2, "#c9cccf").rect(-148, 80, 5, 40, 2, "#c9cccf");
            if (i == 2) {
                g.rect(-70, -150, 150, 84, 4, "#fbf6ea", Canvas.op(.92)).line("M-50-118h110M-50-94h80", Canvas.dk(c, .35), 3);
            }
            g.close();
        }
    }

    static void leatherJournal(Canvas g, Picture.P p) {
        String c = p.is("colour", "black") ? "#37322f" : p.col, t = Canvas.at(392, 400, -7);
        String o = "M-205-270C-120-276 120-272 196-270C206-268 210-262 210-250V250C210 264 204 270 192 270C80 276-110 274-200 270C-212 270-218 262-218 250V-250C-218-262-214-270-205-270z";
        g.lay(o, t).open(t);
        block(g, -205, -262, 412, 524, 13, c);
        g.path(o, g.lin("d", 0, Canvas.lt(c, .26), .35, Canvas.lt(c, .04), .7, c, 1, Canvas.dk(c, .35)));
        g.path("M-218-250C-218-264-210-270-198-270H-178C-188-120-188 120-178 270H-198C-212 270-218 262-218 250z", g.lin("x", 0, Canvas.dk(c, .3), .5, Canvas.lt(c, .22), 1, Canvas.dk(c, .1)));
        // grain and patina
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 46; i++) s.append("M").append(-170 + i * 73 % 360).append(' ').append(-250 + i * 131 % 500).append("q8 ").append(i % 3 * 4 - 4).append(' ').append(14 + i % 4 * 5).append(" 2");
        g.line(s.toString(), Canvas.dk(c, .5), 1.4, Canvas.op(.3));
        g.line("M-160-254C0-258 120-256 190-254C196-254 196-250 196-244V244C196 252 194 256 186 256C90 260-60 258-160 256", Canvas.lt(c, .45), 2.6, "stroke-dasharray=\"10 7\"", Canvas.op(.75));
        // flap edge and cord
        g.path("M92-270H120C106-120 106 120 120 270H92C80 120 80-120 92-270z", "#000", Canvas.op(.13)).line("M94-270C80-120 80 120 94 270", Canvas.dk(c, .45), 2.4);
        for (int i = 0; i < 2; i++) {
            double y = -14 + i * 17;
            g.line("M-219 " + (y + 5) + "C-100 " + (y + 12) + " 100 " + (y - 4) + " 212 " + (y + 7), "#000", 8, Canvas.op(.25)).line("M-219 " + y + "C-100 " + (y + 7) + " 100 " + (y - 9) + " 212 " + (y + 2), Canvas.dk(c, .5), 7).line("M-219 " + (y - 1.5) + "C-100 " + (y + 5.5) + " 100 " + (y - 10.5) + " 212 " + (y + .5), Canvas.lt(c, .1), 2, Canvas.op(.7));
        }
        g.line("M40-6C30 30 54 60 38 108M52-8C70 30 58 56 78 92", Canvas.dk(c, .5), 6.5, "stroke-linecap=\"round\"").oval(46, -2, 15, 13, g.rad(.35, .3, .8, 0, Canvas.lt(c, .2), 1, Canvas.dk(c, .55)));
        g.close();
    }

    static void wire(Canvas g, double x, double y1, double y2, double step, boolean horizontal) {
        String f = g.lin("y", 0, "#8c9094", .3, "#f6f7f8", .6, "#a6aaae", 1, "#55595d");
        for (double v = y1; v <= y2; v += step) {
            g.open(horizontal ? Canvas.at(v, x, 90) : Canvas.at(x, v, 0));
            g.oval(24, 0, 5.5, 5.5, "#3b3733").path("M22-6C-10-13-28-11-28-3S-10 5 22-1zM22 2C-10-5-28-3-28 5S-10 13 22 7z", f);
            g.close();
        }
    }
    static void wirebound(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(410, 398, -7, p.is("size", "a5") ? .86 : 1);
        double w = 400, h = 560, x = -200, y = -280;
        g.lay(Canvas.rr(x, y, w + 6, h + 6, 16), t).open(t);
        g.path(Canvas.rr(x + 9, y + 9, w, h, 16), "#8b8275").path(Canvas.rr(x + 6, y + 6, w, h, 14), "#e6dfd0").path(Canvas.rr(x + 3, y + 3, w, h, 14), "#fbf8f0");
        g.path(Canvas.rr(x, y, w, h, 16), g.plane(c));
        g.path("M-200 40C-60-30 40 150 200 60V264a16 16 0 0 1-16 16H-184a16 16 0 0 1-16-16z", Canvas.dk(c, .3), Canvas.op(.35)).path("M-200 130C-40 80 60 230 200 170V264a16 16 0 0 1-16 16H-184a16 16 0 0 1-16-16z", Canvas.lt(c, .35), Canvas.op(.3));
        g.rect(-70, -200, 180, 92, 6, "#fdfaf2", Canvas.op(.94)).line("M-46-166h132M-46-138h92", Canvas.lt(c, .2), 3);
        g.line(Canvas.rr(x + 1.5, y + 1.5, w - 3, h - 3, 15), Canvas.lt(c, .45), 2, Canvas.op(.5));
        wire(g, -198, -252, 256, 28.2, false);
        g.close();
    }
    static void exerciseBooks(Canvas g, Picture.P p) {
        String c = p.col;
        for (int i = 4; i >= 0; i--) {
            String t = Canvas.at(400 + i * 9, 392 + i * 12, -10 + i * 3.2), o = Canvas.rr(-200, -270, 400, 540, 6);
            g.shadow(o, t, 5, 8, 10, .35);
            if (i == 4) g.lay(o, t);
            g.open(t).path(Canvas.rr(-197, -266, 400, 540, 6), "#f4eee0").path(o, g.plane(i % 2 == 0 ? c : Canvas.mix(c, "#8fa6a0", .3)));
            g.rect(-200, -270, 26, 540, 3, Canvas.dk(c, .18), Canvas.op(.55)).rect(-191, -150, 5, 44, 2, "#d6d8da").rect(-191, 110, 5, 44, 2, "#d6d8da");
            if (i == 0) {
                g.rect(-80, -180, 220, 140, 4, "#fdfaf2").line(Canvas.rr(-74, -174, 208, 128, 2), Canvas.dk(c, .35), 1.6).line("M-54-134h168M-54-104h168M-54-74h110", Canvas.dk(c, .2), 2);
                g.line("M-160 236H176", Canvas.dk(c, .25), 3, Canvas.op(.6));
            }
            g.close();
        }
    }
    static void softcover(Canvas g, Picture.P p) {
        String c = p.col, u = Canvas.at(470, 430, 9), t = Canvas.at(355, 392, -9), o = Canvas.rr(-190, -265, 380, 530, 5);
        for (String q : new String[]{u, t}) {
            String k = q.equals(u) ? Canvas.lt(c, .3) : c;
            g.lay(o, q).open(q);
            g.path(Canvas.rr(-186, -258, 388, 530, 5), "#d9ceb9").path(Canvas.rr(-188, -261, 384, 530, 5), "#faf6ec").path(o, g.plane(k));
            StringBuilder s = new StringBuilder(), v = new StringBuilder();
            for (int i = 0; i < 53; i++) s.append("M-190 ").append(-262 + i * 10).append("h380");
            for (int i = 0; i < 38; i++) v.append("M").append(-188 + i * 10).append("-265v530");
            g.line(s.toString(), Canvas.lt(k, .5), 1.4, Canvas.op(.28)).line(v.toString(), Canvas.dk(k, .5), 1.2, Canvas.op(.14));
            g.rect(-192, -265, 20, 530, 2, g.lin("x", 0, "#d8cdb8", .5, "#fffaf0", 1, "#d0c4ac"));
            for (int i = 0; i < 5; i++) g.rect(-185, -232 + i * 102, 4, 56, 2, Canvas.dk(k, .2)).rect(-190, -206 + i * 102, 16, 3, 1, Canvas.dk(k, .2));
            if (q.equals(t)) sprig(g, Canvas.dk(c, .32), .8, 14, 10, 0);
            g.close();
        }
    }
    static void casebound(Canvas g, Picture.P p) {
        String c = p.col, k = "#2c2b2d", t = Canvas.at(396, 398, -8);
        double w = 420, h = 580, x = -210, y = -290;
        g.lay(Canvas.rr(x, y, w + 14, h + 14, 8), t).open(t);
        block(g, x, y, w, h, 15, k);
        g.path(Canvas.rr(x, y, w, h, 8), g.lin("d", 0, "#4c4b4e", .5, "#313033", 1, "#201f21"));
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 90; i++) s.append("M").append(-110 + i * 47 % 310).append(' ').append(-280 + i * 83 % 560).append("h3");
        g.line(s.toString(), "#77757a", 2, Canvas.op(.35));
        g.path(Canvas.rr(x, y, 92, h, 8), g.lin("x", 0, Canvas.dk(c, .35), .25, Canvas.lt(c, .2), .55, c, 1, Canvas.dk(c, .1))).rect(x + 36, y, 3, h, 0, Canvas.dk(c, .5), Canvas.op(.6)).rect(x + 90, y, 3, h, 0, "#000", Canvas.op(.4));
        String corner = "M" + Canvas.n(x + w) + " " + Canvas.n(y + 8) + "a8 8 0 0 0-8-8h-66z";
        g.path(corner, g.plane(c)).path("M210 282a8 8 0 0 1-8 8h-66z", Canvas.dk(c, .15));
        g.rect(-66, -190, 210, 120, 3, "#f5eedd").line(Canvas.rr(-60, -184, 198, 108, 2), c, 2).line("M-40-142h158M-40-112h110", "#8d8470", 2);
        g.close();
    }

    // ---- pads -------------------------------------------------------------------------------------
    static void legalPad(Canvas g, Picture.P p) {
        String c = p.is("colour", "canary") ? "#f6ec9e" : "#fcfaf4", t = Canvas.at(396, 400, -8);
        g.lay(Canvas.rr(-205, -280, 418, 570, 3), t).open(t);
        g.path(Canvas.rr(-199, -270, 412, 560, 3), "#a58d6b");
        for (int i = 3; i >= 0; i--) g.path(Canvas.rr(-205 + i * 1.6, -280 + i * 2, 410, 560, 2), i == 0 ? g.plane(c) : Canvas.dk(c, .1 + i % 2 * .08));
        ruled(g, "lined", -205, -170, 410, 430, 27, p.is("colour", "canary") ? "#9fb2b8" : "#a9bccb");
        g.line("M-120-220V280M-114-220V280", "#cf7a72", 1.6, Canvas.op(.8));
        g.path("M-205-282H206V-222H-205z", g.lin("y", 0, "#5d1f2b", .3, "#8d3746", 1, "#6b2532")).rect(-205, -222, 411, 9, 0, "#000", Canvas.op(.12)).line("M-205-208H205", "#b9ad8a", 1.6, "stroke-dasharray=\"5 5\"");
        g.path("M205 196V280H118C160 274 190 240 205 196z", Canvas.dk(c, .16)).path("M205 196C176 214 150 236 118 280C128 250 120 236 112 232C150 232 186 216 205 196z", g.lin("d", 0, "#fffef8", 1, Canvas.dk(c, .12)));
        g.close();
    }
    static void refillPad(Canvas g, Picture.P p) {
        String t = Canvas.at(398, 400, -7);
        g.lay(Canvas.rr(-205, -290, 420, 588, 3), t).open(t);
        g.path(Canvas.rr(-199, -282, 412, 580, 3), "#a58d6b");
        for (int i = 3; i >= 0; i--) g.path(Canvas.rr(-205 + i * 1.6, -290 + i * 2, 410, 580, 2), i == 0 ? g.plane("#fcfaf5") : i % 2 == 0 ? "#e9e3d6" : "#d8d0bf");
        String r = p.s("ruling", "lined");
        if (r.equals("squared")) ruled(g, r, -130, -270, 322, 546, 21, "#b4c2cd");
        else ruled(g, r, -130, -216, 322, 480, 25, "#a9bccb");
        if (!r.equals("plain")) g.line("M-134-290V290", "#cf7a72", 1.6, Canvas.op(.8));
        g.rect(-206, -290, 16, 580, 2, g.lin("x", 0, "#1f3048", .5, "#3b5578", 1, "#26385a"));
        for (int i = 0; i < 4; i++) g.oval(-164, -216 + i * 144, 12, 12, g.lin("d", 0, "#5f4f3a", 1, "#a58d6b"));
        g.line("M-146-290V290", "#c9c0ae", 1.4, "stroke-dasharray=\"5 5\"");
        g.close();
    }
    static void reporter(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(400, 412, -9);
        g.lay(Canvas.rr(-175, -270, 356, 566, 14), t).open(t);
        g.path(Canvas.rr(-169, -262, 350, 560, 12), "#8b7a62").path(Canvas.rr(-172, -266, 350, 560, 12), "#f3ecdc").path(Canvas.rr(-175, -270, 350, 560, 14), g.plane(c));
        g.rect(-115, -130, 230, 150, 4, "#fbf6ea", Canvas.op(.95)).line(Canvas.rr(-107, -122, 214, 134, 2), Canvas.dk(c, .3), 1.6).line("M-84-74h168M-84-40h168M-84-8h100", Canvas.dk(c, .15), 2.2);
        g.line("M-140 250H140M-140 258H140", Canvas.dk(c, .35), 2);
        wire(g, -268, -148, 152, 27, true);
        g.close();
    }
    static void stickyNotes(Canvas g, Picture.P p) {
        String[] k = Writing.palette(p.s("palette", "canary"));
        String[] use = k.length == 1 ? new String[]{"#f3e07c", "#f5e486", "#f7e996"} : p.is("palette", "bright") ? new String[]{"#f06f9b", "#f5b43f", "#7ccf5c", "#4fb9dc", "#f2e04a"} : new String[]{"#f2c6bf", "#f6e0a6", "#c4dfc4", "#bcd8e6", "#d2c6e6"};
        int n = use.length;
        for (int i = 0; i < n; i++) {
            boolean top = i == n - 1;
            double d = 34, s = 300;
            String c = use[i], t = Canvas.at(400 + (n == 3 ? new double[]{-120, 128, 0}[i] : new double[]{-130, 132, -120, 128, 0}[i]), 410 + (n == 3 ? new double[]{-80, -50, 70}[i] : new double[]{-130, -110, 130, 118, 0}[i]), new double[]{-9, 8, 5, -7, -4}[n == 3 && top ? 4 : i], n == 3 ? 1 : .86);
            g.lay(Canvas.rr(-150, -150, s + d * .5, s + d, 3), t).open(t);
            g.path(Canvas.poly(-150, 150, -150, -150, 150, -150, 150 + d * .45, -150 + d, 150 + d * .45, 150 + d, -150 + d * .45, 150 + d), Canvas.dk(c, .3));
            g.path(Canvas.poly(-150, 150, 150, 150, 150 + d * .45, 150 + d, -150 + d * .45, 150 + d), g.lin("y", 0, Canvas.dk(c, .08), 1, Canvas.dk(c, .26)));
            StringBuilder b = new StringBuilder();
            for (int j = 1; j < 5; j++) b.append(Canvas.poly(-150 + d * .09 * j, 150 + d * .2 * j, 150 + d * .09 * j, 150 + d * .2 * j, 150 + d * .09 * j, -150 + d * .2 * j).replace("z", ""));
            g.line(b.toString(), Canvas.dk(c, .45), 1, Canvas.op(.4));
            g.path(Canvas.rr(-150, -150, 300, 300, 1), g.plane(c)).rect(-150, -150, 300, 46, 0, "#000", Canvas.op(.035));
            if (top) g.path("M150 70V150H64C104 146 134 112 150 70z", Canvas.dk(c, .22)).path("M150 70C124 84 96 106 64 150C72 120 66 110 58 104C96 106 134 90 150 70z", g.lin("d", 0, Canvas.lt(c, .5), 1, Canvas.dk(c, .05)));
            g.close();
        }
    }
    static void stickyLined(Canvas g, Picture.P p) {
        String c = p.col;
        for (int i = 0; i < 3; i++) {
            String t = Canvas.at(360 + i * 40, 320 + i * 90, -14 + i * 6);
            g.lay(Canvas.rr(-230, -140, 472, 304, 3), t).open(t);
            g.path(Canvas.poly(-230, 140, 230, 140, 230, -140, 242, -116, 242, 164, -218, 164), g.lin("y", 0, Canvas.dk(c, .1), 1, Canvas.dk(c, .28)));
            g.path(Canvas.rr(-230, -140, 460, 280, 1), g.plane(i == 1 ? Canvas.lt(c, .25) : c)).rect(-230, -140, 460, 40, 0, "#000", Canvas.op(.04));
            ruled(g, "lined", -206, -70, 412, 190, 34, Canvas.dk(c, .38));
            g.close();
        }
    }
    static void indexTabs(Canvas g, Picture.P p) {
        String[] k = p.is("palette", "pastel") ? new String[]{"#eeb4ac", "#f3d78c", "#aed3b0", "#a3c8dd", "#c0afdf"} : new String[]{"#e5484d", "#f2a93b", "#58b368", "#3f8fd0", "#8a5aa8"};
        String t = Canvas.at(400, 400, -12), o = Canvas.rr(-215, -175, 430, 350, 10);
        g.lay(o, t).open(t).path(o, g.plane("#f7f4ed"));
        for (int i = 0; i < 5; i++) {
            double y = -142 + i * 58;
            g.rect(-180, y + 4, 362, 48, 3, "#000", Canvas.op(.1)).rect(-182, y, 200, 46, 2, "#f1f3f2", Canvas.op(.9)).rect(18, y, 280, 46, 2, g.lin("x", 0, k[i], .6, Canvas.lt(k[i], .15), 1, Canvas.dk(k[i], .12)), Canvas.op(.92)).rect(18, y + 3, 280, 6, 1, "#fff", Canvas.op(.35));
        }
        g.rect(-216, -176, 120, 352, 10, g.lin("x", 0, "#3b4a62", .5, "#2f3e57", 1, "#26344a")).rect(-96, -176, 10, 352, 0, "#000", Canvas.op(.12));
        g.oval(-156, 0, 26, 26, "#fff", Canvas.op(.14)).close();
    }
    static void weekPad(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(398, 402, -6), o = Canvas.rr(-290, -215, 580, 430, 4);
        g.lay(Canvas.rr(-290, -215, 588, 442, 4), t).open(t);
        g.path(Canvas.rr(-284, -206, 580, 430, 4), "#b39c7a");
        for (int i = 3; i >= 0; i--) g.path(Canvas.rr(-290 + i * 1.5, -215 + i * 2, 580, 430, 3), i == 0 ? g.plane("#fdfbf6") : i % 2 == 0 ? "#ebe5d8" : "#dbd3c3");
        g.path("M-290-215H290V-160H-290z", g.plane(c)).rect(-262, -196, 130, 16, 3, "#fff", Canvas.op(.7)).oval(256, -188, 11, 11, "#fff", Canvas.op(.45));
        for (int i = 0; i < 7; i++) {
            double x = -264 + i % 4 * 134, y = -136 + i / 4 * 168;
            g.line(Canvas.rr(x, y, 122, 154, 6), "#c9c1b1", 1.6).rect(x, y, 122, 26, 6, Canvas.lt(c, .62)).rect(x + 12, y + 9, 44, 8, 2, Canvas.dk(c, .1));
            ruled(g, "lined", x + 12, y + 52, 98, 90, 22, "#ddd6c8");
        }
        g.rect(138, 32, 122, 154, 6, Canvas.lt(c, .78)).rect(150, 46, 60, 8, 2, Canvas.dk(c, .1));
        for (int i = 0; i < 4; i++) g.line(Canvas.rr(150, 72 + i * 26, 12, 12, 2) + "M172 " + (79 + i * 26) + "h74", Canvas.dk(c, .1), 1.6);
        g.close();
    }
    static void memoCube(Canvas g, Picture.P p) {
        String[] k = p.is("palette", "white") ? new String[]{"#f4f1e8"} : new String[]{"#f2c6bf", "#f6e0a6", "#c4dfc4", "#bcd8e6", "#d2c6e6"};
        standing(g, 160, 519, 400, 641, 640, 519);
        int layers = 25;
        for (int i = 0; i < layers; i++) {
            String c = k[i * k.length / layers];
            double y = 540 - i * 8.4;
            double j = i % 5 == 2 ? 1.5 : 0;
            g.path(Canvas.poly(160 - j, y - 30, 400, y + 92, 400, y + 101, 160 - j, y - 21), i % 2 == 0 ? Canvas.dk(c, .03) : Canvas.dk(c, .09)).path(Canvas.poly(640 + j, y - 30, 400, y + 92, 400, y + 101, 640 + j, y - 21), i % 2 == 0 ? Canvas.dk(c, .17) : Canvas.dk(c, .24));
        }
        double y = 540 - 24 * 8.4;
        String c = k[k.length - 1];
        g.path(Canvas.poly(160, y - 30, 400, y - 152, 640, y - 30, 400, y + 92), g.lin("d", 0, Canvas.lt(c, .35), 1, Canvas.dk(c, .04)));
        g.path("M" + Canvas.n(500) + " " + Canvas.n(y + 41) + "L400 " + Canvas.n(y + 92) + "L320 " + Canvas.n(y + 51) + "C380 " + Canvas.n(y + 62) + " 440 " + Canvas.n(y + 50) + " 500 " + Canvas.n(y + 41) + "z", Canvas.dk(c, .12));
        g.path("M500 " + Canvas.n(y + 41) + "C470 " + Canvas.n(y + 20) + " 430 " + Canvas.n(y + 38) + " 414 " + Canvas.n(y + 62) + "C380 " + Canvas.n(y + 66) + " 340 " + Canvas.n(y + 60) + " 320 " + Canvas.n(y + 51) + "C380 " + Canvas.n(y + 56) + " 440 " + Canvas.n(y + 52) + " 500 " + Canvas.n(y + 41) + "z", Canvas.lt(c, .4));
    }
    static void listPad(Canvas g, Picture.P p) {
        String t = Canvas.at(400, 400, -6), o = Canvas.rr(-130, -300, 260, 600, 4);
        g.lay(Canvas.rr(-130, -300, 266, 610, 4), t).open(t);
        g.path(Canvas.rr(-126, -292, 260, 600, 4), "#b39c7a").path(Canvas.rr(-128, -296, 260, 600, 4), "#e3dccd").path(o, g.plane("#fdfbf5"));
        String k = g.clip(o);
        g.open("", k);
        for (int i = 0; i < 7; i++) sprig(g, new String[]{"#7f9676", "#a9b88f", "#5f7d66"}[i % 3], .62, -120 + i * 42, -262 + i % 2 * 16, -40 + i * 14);
        for (int i = 0; i < 4; i++) g.oval(-96 + i * 66, -226 + i % 2 * 26, 8, 8, i % 2 == 0 ? "#d08b73" : "#d9b25c");
        sprig(g, "#a9b88f", .6, 116, 280, -30);
        sprig(g, "#7f9676", .5, 80, 300, -70);
        g.close();
        ruled(g, "lined", -100, -130, 200, 370, 33, "#c6beae");
        for (int i = 0; i < 11; i++) g.line(Canvas.rr(-100, -148 + i * 33, 11, 11, 2), "#94a68a", 1.5);
        g.close();
    }

    // ---- paper by the ream ----------------------------------------------------------------------------
    static void ream(Canvas g, Picture.P p) {
        String c = p.col;
        if (p.is("pack", "box5")) {
            box(g, c);
            return;
        }
        double wide = p.has("wide") ? 40 : 0;
        // a block seen from the front left, slightly above
        double h = 170;
        double ax = 120 - wide, ay = 400, bx = 420, by = 520, cx = 690 + wide, cy = 395, dx = 392, dy = 290;
        standing(g, ax, ay + h, bx, by + h, cx, cy + h);
        g.path(Canvas.poly(ax, ay, bx, by, bx, by + h, ax, ay + h), g.lin("x", 0, Canvas.lt(c, .18), 1, Canvas.lt(c, .02)));
        g.path(Canvas.poly(bx, by, cx, cy, cx, cy + h, bx, by + h), g.lin("x", 0, Canvas.dk(c, .22), 1, Canvas.dk(c, .4)));
        g.path(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy), g.lin("d", 0, Canvas.lt(c, .5), .6, Canvas.lt(c, .3), 1, Canvas.lt(c, .15)));
        // white band with a sheet mark, running over the top and down the front side
        g.path(Canvas.poly(ax + (bx - ax) * .28, ay + (by - ay) * .28, ax + (bx - ax) * .72, ay + (by - ay) * .72, dx + (cx - dx) * .72, dy + (cy - dy) * .72, dx + (cx - dx) * .28, dy + (cy - dy) * .28), "#fdfbf5", Canvas.op(.95));
        g.path(Canvas.poly(ax + (bx - ax) * .28, ay + (by - ay) * .28, ax + (bx - ax) * .72, ay + (by - ay) * .72, ax + (bx - ax) * .72, ay + (by - ay) * .72 + h, ax + (bx - ax) * .28, ay + (by - ay) * .28 + h), "#efe9dd");
        g.open("matrix(1 " + Canvas.short2((by - ay) / (bx - ax)) + " 0 1 " + Canvas.n(ax) + " " + Canvas.n(ay) + ")");
        double m = (bx - ax) * .5;
        g.rect(m - 34, 34, 50, 66, 2, "#fff", "stroke=\"" + c + "\"", "stroke-width=\"3\"").rect(m - 18, 48, 50, 66, 2, "#fff", "stroke=\"" + c + "\"", "stroke-width=\"3\"").rect(m - 40, 132, 80, 6, 2, c, Canvas.op(.7));
        g.close();
        g.path(Canvas.poly(bx + 20, by + 40, bx + 130, by - 8, bx + 130, by + 60, bx + 20, by + 108), Canvas.lt(c, .08), Canvas.op(.5));
        g.line("M" + Canvas.n(ax) + " " + Canvas.n(ay) + "L" + Canvas.n(bx) + " " + Canvas.n(by) + "L" + Canvas.n(cx) + " " + Canvas.n(cy), "#fff", 2.4, Canvas.op(.5)).line("M" + bx + " " + by + "v" + h, "#fff", 2, Canvas.op(.3));
        g.path("M" + Canvas.n(cx) + " " + Canvas.n(cy) + "L" + Canvas.n(bx + 140) + " " + Canvas.n(by + h * .5 - 62) + "L" + Canvas.n(cx) + " " + Canvas.n(cy + h) + "z", Canvas.dk(c, .5), Canvas.op(.25));
    }
    private static void box(Canvas g, String c) {
        double ax = 130, ay = 330, bx = 420, by = 440, cx = 680, cy = 330, dx = 395, dy = 232, h = 270;
        standing(g, ax, ay + h, bx, by + h, cx, cy + h);
        String k = "#c9a377";
        g.path(Canvas.poly(ax, ay, bx, by, bx, by + h, ax, ay + h), g.lin("x", 0, Canvas.lt(k, .2), 1, k)).path(Canvas.poly(bx, by, cx, cy, cx, cy + h, bx, by + h), g.lin("x", 0, Canvas.dk(k, .2), 1, Canvas.dk(k, .36)));
        g.path(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy), g.lin("d", 0, Canvas.lt(k, .45), 1, Canvas.lt(k, .15)));
        g.path(Canvas.poly(ax - 4, ay - 2, bx, by, bx, by + 66, ax - 4, ay + 64), g.lin("x", 0, Canvas.lt(c, .25), 1, c)).path(Canvas.poly(bx, by, cx + 4, cy - 2, cx + 4, cy + 64, bx, by + 66), g.lin("x", 0, Canvas.dk(c, .2), 1, Canvas.dk(c, .4)));
        g.path(Canvas.poly(ax - 4, ay - 2, bx, by, cx + 4, cy - 2, dx, dy - 3), g.lin("d", 0, Canvas.lt(c, .5), 1, Canvas.lt(c, .22)));
        g.open("matrix(1 .379 0 1 130 330)").rect(95, 128, 100, 34, 17, "#5d4426").rect(99, 132, 92, 14, 7, "#3a2916").rect(40, 206, 60, 34, 3, "#fbf6ea").rect(48, 214, 40, 4, 1, c).rect(48, 224, 28, 4, 1, c).close();
        g.open("matrix(1 -.423 0 1 420 440)").rect(60, 110, 50, 66, 2, "#fbf6ea", Canvas.op(.9)).rect(76, 126, 50, 66, 2, "#fffdf8", "stroke=\"" + Canvas.dk(k, .4) + "\"", "stroke-width=\"2\"").close();
        g.line("M126 328L420 440L684 328", "#fff", 2.2, Canvas.op(.5));
    }
    /** shadow of a block of which the lower left, front and right corners are given */
    static void standing(Canvas g, double ax, double ay, double bx, double by, double cx, double cy) {
        double dx = ax + cx - bx, dy = ay + cy - by;
        String base = Canvas.poly(ax, ay - 6, bx, by - 6, cx, cy - 6, dx, dy - 6);
        g.shadow(base, "", 20, 2, 30, .42).shadow(base, "", 4, 3, 8, .45);
    }
    static void paperFan(Canvas g, Picture.P p) {
        String c = p.col;
        String[] mixed = p.has("card") ? new String[]{"#b9603f", "#d3a13b", "#94a68a", "#2d7277", "#26385a", "#6d2434"} : new String[]{"#f2c6bf", "#f5e486", "#c4dfc4", "#bcd8e6", "#d2c6e6", "#f3cfa8"};
        int n = p.is("colour", "assorted") ? 6 : p.has("card") ? 5 : 7;
        for (int i = 0; i < n; i++) {
            String k = p.is("colour", "assorted") ? mixed[i] : Canvas.mix(Canvas.dk(c, .06), Canvas.lt(c, .12), i / (n - 1.0));
            boolean a = p.is("colour", "assorted");
            String t = a ? Canvas.at(490 - i * 34, 415, 24 - i * 7) + "scale(.94)" : Canvas.at(400, 415, 22 - i * (44.0 / (n - 1))) + "translate(0 -18)", o = Canvas.rr(-180, -255, 360, 510, 2);
            if (i == 0) g.lay(o, t);
            g.shadow(o, t, 4, 7, 10, .32).open(t);
            if (p.has("card")) g.path(Canvas.rr(-177, -251, 360, 510, 2), Canvas.dk(k, .35));
            g.path(o, g.plane(k));
            if (p.is("colour", "kraft")) {
                StringBuilder s = new StringBuilder();
                for (int j = 0; j < 40; j++) s.append("M").append(-170 + j * 67 % 340).append(' ').append(-245 + j * 101 % 490).append("h").append(4 + j % 3 * 3);
                g.line(s.toString(), Canvas.dk(k, .4), 1.2, Canvas.op(.3));
            }
            g.close();
        }
    }
    static void writingSet(Canvas g, Picture.P p) {
        String c = p.col;
        boolean only = p.has("paper");
        String t = Canvas.at(360, 400, -8), u = Canvas.at(520, 450, 10);
        String box = Canvas.rr(-215, -275, 430, 550, 8);
        String b = only ? "#8a8f86" : Canvas.dk(c, .12);
        g.lay(box, t).open(t).path(box, g.plane(b)).rect(-200, -260, 400, 520, 4, Canvas.dk(b, .35)).rect(-194, -252, 388, 504, 2, g.plane(only ? c : "#fcf9f2"));
        if (only) {
            StringBuilder s = new StringBuilder();
            for (int i = 0; i < 50; i++) s.append("M-194 ").append(-250 + i * 10).append("h388");
            g.line(s.toString(), "#cfc3a8", 1.2, Canvas.op(.5)).rect(-200, -40, 400, 64, 0, g.plane("#7d8b76")).rect(-200, -36, 400, 2, 0, "#fff", Canvas.op(.5)).rect(-200, 18, 400, 2, 0, "#fff", Canvas.op(.5)).oval(0, -8, 44, 44, g.plane("#f4ecd9"), "stroke=\"" + GOLD + "\"", "stroke-width=\"3\"");
            Paper.sprig(g, "#7d8b76", .3, 0, 0, 0);
        } else {
            sprig(g, c, .7, -130, -150, -10);
            sprig(g, Canvas.lt(c, .3), .6, -80, -180, 30);
            ruled(g, "lined", -110, -60, 260, 260, 36, "#ddd3c2");
        }
        g.close();
        if (only) {
            String o = Canvas.rr(-130, -180, 260, 360, 2), v = Canvas.at(560, 470, 12);
            g.lay(o, v).open(v).path(o, g.plane(c)).line("M-96-120C-70-134-60-106-40-118S0-124 20-116M-96-76C-60-90-40-66-10-78S50-84 90-74M-96-36C-70-46-40-28-10-38S40-40 80-34M-96 4C-60-8-30 12 10 0S60-2 70 4", "#3a4a6b", 2.4, "stroke-linecap=\"round\"").close();
        } else {
            for (int i = 0; i < 2; i++) {
                String v = Canvas.at(540 + i * 26, 430 + i * 56, 14 - i * 8);
                Wrap.envelopeBack(g, v, 340, 240, "#fbf8f0", c, 1);
            }
        }
    }
}
