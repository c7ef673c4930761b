import java.util.Map;

/** Desk tools: organisers, staplers, clips, scissors, tape and glue. */
final class Desk {
    static void register(Map<String, Picture.Template> m) {
        m.put("lettertray", Desk::letterTray);
        m.put("penpot", Desk::penPot);
        m.put("magazinefile", Desk::magazineFile);
        m.put("deskmat", Desk::deskMat);
        m.put("drawerbox", Desk::drawerBox);
        m.put("organiser", Desk::organiser);
        m.put("bookends", Desk::bookEnds);
        m.put("stapler", Desk::stapler);
        m.put("heavystapler", Desk::heavyStapler);
        m.put("staples", Desk::staples);
        m.put("holepunch", Desk::holePunch);
        m.put("paperclips", Desk::paperClips);
        m.put("binderclips", Desk::binderClips);
        m.put("pushpins", Desk::pushPins);
        m.put("scissors", Desk::scissors);
        m.put("craftknife", Desk::craftKnife);
        m.put("cutter", Desk::cutter);
        m.put("cuttingmat", Desk::cuttingMat);
        m.put("trimmer", Desk::trimmer);
        m.put("ruler", Desk::ruler);
        m.put("taperoll", Desk::tapeRoll);
        m.put("tapedispenser", Desk::tapeDispenser);
        m.put("washi", Desk::washi);
        m.put("gluestick", Desk::glueStick);
        m.put("gluebottle", Desk::glueBottle);
    }

    static final String SILVER = Writing.SILVER, GOLD = Writing.GOLD;
    static String n(double v) { return Canvas.n(v); }

    // ---- organisers -------------------------------------------------------------------------------
    static void letterTray(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(400, 612, 310, 34);
        for (int i = 1; i >= 0; i--) {
            double o = i == 1 ? 0 : -150; // the lower tray first
            double b = 600 + o;
            if (i == 0) g.rect(106, b, 24, 84, 0, g.lin("x", 0, Canvas.dk(c, .12), 1, Canvas.dk(c, .36))).rect(670, b, 24, 84, 0, g.lin("x", 0, Canvas.dk(c, .2), 1, Canvas.dk(c, .45)));
            // inside back
            g.path(Canvas.poly(178, b - 150, 622, b - 150, 680, b - 60, 120, b - 60), g.lin("y", 0, Canvas.dk(c, .32), 1, Canvas.dk(c, .16)));
            // paper
            for (int j = 0; j < 4; j++) g.path(Canvas.poly(196, b - 138 - j * 4, 604, b - 138 - j * 4, 640, b - 50 - j * 4, 160, b - 50 - j * 4), j == 3 ? g.lin("d", 0, "#fffefa", 1, "#ece5d8") : j % 2 == 0 ? "#d9d1c1" : "#f3eee3");
            if (i == 0) g.line("M250 " + n(b - 130) + "H420M244 " + n(b - 112) + "H520M238 " + n(b - 94) + "H470", "#b9b0a0", 2.4, Canvas.op(.7));
            // side walls
            g.path("M178 " + n(b - 168) + "C160 " + n(b - 166) + " 110 " + n(b - 80) + " 104 " + n(b - 66) + "V" + n(b) + "H132V" + n(b - 58) + "L188 " + n(b - 152) + "z", g.lin("x", 0, Canvas.lt(c, .22), 1, Canvas.dk(c, .1)));
            g.path("M622 " + n(b - 168) + "C640 " + n(b - 166) + " 690 " + n(b - 80) + " 696 " + n(b - 66) + "V" + n(b) + "H668V" + n(b - 58) + "L612 " + n(b - 152) + "z", g.lin("x", 0, Canvas.dk(c, .05), 1, Canvas.dk(c, .3)));
            // front with cut-out
            String front = "M104 " + n(b - 66) + "C104 " + n(b - 72) + " 112 " + n(b - 74) + " 118 " + n(b - 74) + "H250C280 " + n(b - 74) + " 286 " + n(b - 34) + " 318 " + n(b - 34) + "H482C514 " + n(b - 34) + " 520 " + n(b - 74) + " 550 " + n(b - 74) + "H682C688 " + n(b - 74) + " 696 " + n(b - 72) + " 696 " + n(b - 66) + "V" + n(b - 8) + "A12 12 0 0 1 684 " + n(b + 4) + "H116A12 12 0 0 1 104 " + n(b - 8) + "z";
            g.path(front, g.lin("y", 0, Canvas.lt(c, .14), .35, c, 1, Canvas.dk(c, .2))).path(front, g.lin("x", 0, "#ffffff/.2", .4, "#ffffff/0", 1, "#000000/.16"));
            g.line("M110 " + n(b - 70) + "C112 " + n(b - 73) + " 116 " + n(b - 73) + " 118 " + n(b - 73) + "H250C280 " + n(b - 73) + " 286 " + n(b - 33) + " 318 " + n(b - 33) + "H482C514 " + n(b - 33) + " 520 " + n(b - 73) + " 550 " + n(b - 73) + "H684", Canvas.lt(c, .5), 2.4, Canvas.op(.7));
        }
        g.path("M122 454H678V470C560 478 240 478 122 470z", g.lin("y", 0, "#000000/.3", 1, "#000000/0"));
    }

    static void penPot(Canvas g, Picture.P p) {
        boolean wood = p.is("style", "wood");
        String c = wood ? (p.is("material", "walnut") ? "#7a5236" : "#cfa671") : p.col;
        g.floor(400, 672, 185, 40);
        g.path("M236 396A164 34 0 0 1 564 396A164 34 0 0 1 236 396z", Canvas.dk(c, .6));
        // contents, back to front
        Object[][] items = {{-15.0, 318.0, "pencil", "#d3a13b"}, {12.0, 480.0, "pencil", "#2f5242"}, {-5.0, 360.0, "pen", "#26385a"}, {7.0, 436.0, "pencil", "#b9603f"}, {17.0, 520.0, "pen", "#4b4e54"}};
        g.open(Canvas.at(430, 300, 6)); // scissors handles
        g.path("M-10 120L-6 20H14L20 120z", g.metal("x", SILVER)).line("M-34-34m-30 0a30 38 0 1 0 60 0a30 38 0 1 0-60 0M40-34m-30 0a30 38 0 1 0 60 0a30 38 0 1 0-60 0", "#33353a", 15).line("M-58-56C-50-70-36-76-26-72M16-56C24-70 38-76 48-72", "#85888e", 4, "stroke-linecap=\"round\"").close();
        for (Object[] it : items) {
            g.open(Canvas.at((double) it[1], 300, (double) it[0]) + "rotate(90)scale(.72)translate(30 0)");
            if (it[2].equals("pencil")) Writing.pencil(g, (String) it[3], "dip", "#3a3a3d", "#e0bd8c");
            else g.open("rotate(180)translate(0 0)").path(Writing.ROLLER, g.gloss("y", (String) it[3])).rect(292, -29, 6, 58, 1, g.metal("y", SILVER)).path("M300-4H150C140-4 140 10 150 10H300z", g.metal("y", SILVER)).close();
            g.close();
        }
        String body = "M236 396A164 34 0 0 0 564 396L552 640A152 38 0 0 1 248 640z";
        g.path(body, wood ? g.lin("x", 0, Canvas.dk(c, .4), .14, Canvas.dk(c, .02), .3, Canvas.lt(c, .3), .55, c, .85, Canvas.dk(c, .36), 1, Canvas.dk(c, .5)) : g.matte("x", c));
        if (wood) {
            StringBuilder s = new StringBuilder();
            for (int i = 0; i < 15; i++) {
                double x = 250 + i * 21.5 + i % 3 * 4;
                s.append("M").append(n(x)).append(' ').append(n(400 + 30 * Math.sin((x - 236) / 328 * Math.PI))).append("C").append(n(x + i % 4 * 5 - 8)).append(" 500 ").append(n(x + 9 - i % 5 * 4)).append(" 560 ").append(n(400 + (x - 400) * .93)).append(" 668");
            }
            g.line(s.toString(), Canvas.dk(c, .45), 2, Canvas.op(.3));
            g.path("M300 480C312 450 330 470 326 520C322 570 300 560 298 530C296 510 296 494 300 480z", "none", "stroke=\"" + Canvas.dk(c, .4) + "\"", "stroke-width=\"2\"", Canvas.op(.35));
            g.path("M248 640A152 38 0 0 0 552 640L551 652A150 38 0 0 1 249 652z", "#8a6a48");
        }
        g.path("M236 396A164 34 0 0 0 564 396L563 408A164 34 0 0 1 237 408z", Canvas.lt(c, .35), Canvas.op(.8));
        g.path("M284 446L294 652C300 656 310 658 318 660L310 452z", "#fff", Canvas.op(wood ? .12 : .26));
    }

    static void magazineFile(Canvas g, Picture.P p) {
        for (int i = 1; i >= 0; i--) {
            String c = i == 0 ? p.col : Canvas.dk(p.col, .06);
            double x = 210 + i * 190, w = 176, y = 690 - i * 4;
            if (i == 1) g.floor(420, 688, 250, 30);
            // receding side
            g.path(Canvas.poly(x + w, y, x + w + 70, y - 36, x + w + 70, 150, x + w, 330), g.lin("x", 0, Canvas.dk(c, .26), 1, Canvas.dk(c, .4)));
            g.path(Canvas.poly(x + 6, 330, x + w - 2, 330, x + w + 68, 152, x + 74, 152), Canvas.dk(c, .6));
            String[] mags = {"#f2ede2", "#b9c4cc", "#e0c9a8", "#f7f4ec"};
            for (int j = 0; j < 4; j++) {
                double mx = x + 22 + j * 34, my = 196 + j % 2 * 16;
                g.path(Canvas.poly(mx, 420, mx, my + 74, mx + 60, my - 40, mx + 60, 330), Canvas.dk(mags[j], .14)).path(Canvas.poly(mx, 420, mx, my + 74, mx + 20, my + 74, mx + 20, 420), g.lin("x", 0, Canvas.lt(mags[j], .3), 1, Canvas.dk(mags[j], .12))).path(Canvas.poly(mx, my + 74, mx + 20, my + 74, mx + 80, my - 40, mx + 60, my - 40), Canvas.lt(mags[j], .5));
            }
            g.path(Canvas.poly(x + w, y, x + w + 70, y - 36, x + w + 70, 150, x + w, 330), g.lin("x", 0, Canvas.dk(c, .26), 1, Canvas.dk(c, .42)));
            g.path(Canvas.rr(x, 330, w, y - 330, 3), g.lin("d", 0, Canvas.lt(c, .22), .5, c, 1, Canvas.dk(c, .16)));
            g.rect(x, 330, w, 4, 2, Canvas.lt(c, .5), Canvas.op(.8));
            g.oval(x + w / 2, 600, 27, 27, g.metal("d", SILVER)).oval(x + w / 2, 600, 19, 19, g.lin("d", 0, "#16120e", 1, Canvas.dk(c, .6)));
            g.rect(x + 38, 400, w - 76, 74, 3, g.metal("d", "#d9dadb")).rect(x + 45, 407, w - 90, 60, 2, g.plane("#fdfaf2")).line("M" + n(x + 58) + " 430h60M" + n(x + 58) + " 446h38", "#a79c88", 3);
        }
    }

    static void deskMat(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(400, 410, -6), o = Canvas.rr(-305, -170, 610, 340, 20);
        g.lay(o, t).open(t).path(Canvas.rr(-303, -165, 612, 342, 20), Canvas.dk(c, .4)).path(o, g.plane(c));
        StringBuilder a = new StringBuilder(), b = new StringBuilder();
        for (int i = 0; i < 190; i++) (i % 2 == 0 ? a : b).append("M").append(-292 + i * 137 % 584).append(' ').append(-158 + i * 89 % 316).append("l").append(3 + i % 3).append(' ').append(i % 3 - 1);
        g.line(a.toString(), Canvas.dk(c, .5), 1.3, Canvas.op(.25)).line(b.toString(), Canvas.lt(c, .6), 1.3, Canvas.op(.3));
        g.line(Canvas.rr(-296, -161, 592, 322, 15), Canvas.dk(c, .35), 2, "stroke-dasharray=\"9 6\"", Canvas.op(.7));
        g.close();
        String u = Canvas.at(480, 430, -28, .5);
        g.shadow(Writing.BALL, u, 7, 10, 9, .5).open(u);
        g.path("M-342-3L-262-24L-196-28V28L-262 24L-342 3z", g.metal("y", SILVER)).path("M-196-28H30V28H-196z", g.gloss("y", "#26385a")).rect(30, -31, 14, 62, 2, g.metal("y", GOLD)).path("M44-30H290C312-28 326-14 326 0C326 14 312 28 290 30H44z", g.gloss("y", "#26385a"));
        Writing.clip(g, GOLD, 116, 300);
        g.close();
    }

    static void drawerBox(Canvas g, Picture.P p) {
        String c = p.col;
        int k = Integer.parseInt(p.s("drawers", "3"));
        double h = k == 3 ? 360 : 470, y = 670 - h;
        g.floor(410, 668, 280, 34);
        g.path(Canvas.poly(160, y, 240, y - 56, 680, y - 56, 620, y), g.lin("d", 0, Canvas.lt(c, .25), 1, Canvas.dk(c, Canvas.luma(c) > .8 ? .08 : .0)));
        g.path(Canvas.poly(620, y, 680, y - 56, 680, 628, 620, 670), g.lin("x", 0, Canvas.dk(c, .2), 1, Canvas.dk(c, .38)));
        g.path(Canvas.rr(160, y, 460, h, 6), g.lin("d", 0, Canvas.lt(c, .18), .5, c, 1, Canvas.dk(c, .14)));
        double s = (h - 20) / k;
        for (int i = 0; i < k; i++) {
            double a = y + 12 + i * s, hh = s - 6;
            g.rect(174, a, 432, hh, 4, Canvas.dk(c, .55)).rect(177, a + 3, 426, hh - 3, 4, g.lin("d", 0, Canvas.lt(c, .28), .5, Canvas.lt(c, .06), 1, Canvas.dk(c, .1)));
            g.rect(310, a + hh / 2 - 20, 160, 40, 3, g.metal("y", SILVER)).rect(317, a + hh / 2 - 14, 146, 28, 1, g.plane("#fdfaf2"));
            g.path("M372 " + n(a + hh / 2 + 20) + "h36v6a18 12 0 0 1-36 0z", g.metal("y", SILVER));
            g.line("M181 " + n(a + 4) + "H600", "#fff", 2, Canvas.op(.35));
        }
        g.line("M162 " + n(y + 1) + "H619L679 " + n(y - 55), "#fff", 2, Canvas.op(.4));
    }

    static void organiser(Canvas g, Picture.P p) {
        String w = "#d8b27a";
        g.floor(410, 640, 310, 40);
        g.path(Canvas.poly(110, 420, 190, 350, 700, 350, 640, 420), Canvas.dk(w, .55));
        g.path(Canvas.poly(110, 420, 190, 350, 190, 300, 110, 360), g.lin("x", 0, w, 1, Canvas.dk(w, .2))).path(Canvas.poly(190, 300, 700, 300, 700, 352, 190, 352), Canvas.dk(w, .28));
        for (Object[] it : new Object[][]{{-8.0, 232.0, "#2f5242", 250.0}, {5.0, 268.0, "#b9603f", 262.0}, {-3.0, 300.0, "#26385a", 250.0}}) {
            g.open(Canvas.at((double) it[1], (double) it[3] + 60, (double) it[0]) + "rotate(90)scale(.6)");
            Writing.pencil(g, (String) it[2], "dip", "#3a3a3d", "#e0bd8c");
            g.close();
        }
        // phone and notes
        g.open(Canvas.at(430, 330, 4)).rect(-62, -110, 124, 230, 16, g.lin("d", 0, "#565a61", .4, "#26282c", 1, "#131416")).rect(-56, -104, 112, 210, 11, g.lin("d", 0, "#5d6f86", .5, "#33405a", 1, "#1e2638")).close();
        for (int i = 0; i < 6; i++) g.path(Canvas.poly(530 + i * 3, 420, 530 + i * 3, 300 - i * 3, 640 + i * 3, 300 - i * 3, 640 + i * 3, 420), i == 0 ? "#e9dfae" : i % 2 == 0 ? "#f1e79a" : "#f7f0b8");
        g.path(Canvas.poly(640, 420, 700, 350, 700, 580, 640, 640), g.lin("x", 0, Canvas.dk(w, .16), 1, Canvas.dk(w, .32)));
        g.path(Canvas.poly(110, 400, 640, 400, 640, 640, 110, 640), g.lin("d", 0, Canvas.lt(w, .3), .5, w, 1, Canvas.dk(w, .14)));
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 11; i++) s.append("M110 ").append(412 + i * 21).append("C250 ").append(406 + i * 21 + i % 3 * 5).append(" 480 ").append(418 + i * 21 - i % 4 * 4).append(" 640 ").append(411 + i * 21);
        g.line(s.toString(), Canvas.dk(w, .4), 1.3, Canvas.op(.35));
        for (int i = 0; i < 6; i++) g.rect(110, 402 + i * 40, 16, 20, 0, Canvas.dk(w, .3), Canvas.op(.45)).rect(624, 402 + i * 40, 16, 20, 0, Canvas.dk(w, .3), Canvas.op(.45));
        // small tray in front with clips
        g.rect(250, 520, 250, 62, 8, Canvas.dk(w, .6)).rect(252, 530, 246, 50, 7, Canvas.dk(w, .35));
        for (int i = 0; i < 6; i++) clipWire(g, Canvas.at(280 + i * 36, 556 - i % 2 * 8, i * 37, .34), i % 3 == 0 ? "#b9764f" : "#b9bdc1", false);
        g.line("M110 401H640L699 351", "#fff", 2.4, Canvas.op(.5));
    }

    static void bookEnds(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(400, 652, 300, 30);
        g.path(Canvas.poly(120, 640, 300, 640, 316, 656, 104, 656), Canvas.dk(c, .3));
        String[] k = {"#6d2434", "#efe7d6", "#26385a", "#94a68a", "#d3a13b", "#f3eee2", "#b9603f"};
        double x = 204;
        double[] w = {62, 44, 70, 52, 48, 58, 54}, h = {330, 280, 350, 300, 340, 270, 320};
        for (int i = 0; i < 7; i++) {
            double y = 644 - h[i];
            g.path(Canvas.poly(x, y, x + 14, y - 12, x + w[i] + 14, y - 12, x + w[i], y), "#f1eadb").rect(x, y, w[i], h[i], 3, g.lin("x", 0, Canvas.dk(k[i], .2), .25, Canvas.lt(k[i], .22), .6, k[i], 1, Canvas.dk(k[i], .34)));
            g.rect(x + 4, y + 34, w[i] - 8, 4, 1, i % 2 == 0 ? GOLD : Canvas.dk(k[i], .4), Canvas.op(.85)).rect(x + 4, y + h[i] - 46, w[i] - 8, 4, 1, i % 2 == 0 ? GOLD : Canvas.dk(k[i], .4), Canvas.op(.85));
            if (i % 2 == 0) g.rect(x + w[i] / 2 - 3, y + 70, 6, 90, 3, GOLD, Canvas.op(.55));
            x += w[i];
        }
        g.path("M170 644V400A34 34 0 0 1 204 366V644z", g.lin("x", 0, Canvas.lt(c, .3), .5, c, 1, Canvas.dk(c, .2)));
        g.rect(90, 638, 118, 10, 3, g.lin("y", 0, Canvas.lt(c, .35), 1, Canvas.dk(c, .2)));
        g.path("M" + n(x) + " 366A34 34 0 0 1 " + n(x + 34) + " 400V644H" + n(x) + "z", g.lin("x", 0, Canvas.lt(c, .2), .4, c, 1, Canvas.dk(c, .3)));
        g.rect(x - 2, 638, 130, 10, 3, g.lin("y", 0, Canvas.lt(c, .35), 1, Canvas.dk(c, .2)));
    }

    // ---- staplers and punches -----------------------------------------------------------------------
    static void stapler(Canvas g, Picture.P p) {
        String c = p.col;
        boolean mini = p.has("mini");
        g.floor(400, 580, mini ? 240 : 320, 30);
        g.open(mini ? "translate(400 570)scale(.8 .98)translate(-400 -570)" : "");
        // base
        g.path("M96 556C96 540 110 534 130 534H640C690 534 716 548 716 566V574A12 12 0 0 1 704 586H108A12 12 0 0 1 96 574z", g.lin("y", 0, Canvas.lt(c, .26), .4, c, 1, Canvas.dk(c, .4)));
        g.rect(104, 578, 606, 12, 5, "#26231f");
        g.path("M128 534H210L206 522H134z", g.metal("y", SILVER)).rect(146, 524, 40, 5, 2, "#4a4d50");
        // magazine
        g.path("M120 470L640 490V520L560 524L124 500z", g.metal("y", SILVER)).path("M120 500L600 522V530L122 508z", "#4e5155");
        g.path("M108 462H140V512H116A8 8 0 0 1 108 504z", g.metal("x", SILVER));
        // rear hinge
        g.path("M596 440C640 430 700 450 708 500L716 560H600z", g.lin("x", 0, Canvas.dk(c, .1), .4, c, 1, Canvas.dk(c, .36)));
        // handle
        g.path("M100 440C98 404 120 372 168 360C300 332 520 356 640 420C690 446 704 480 704 500C660 476 600 478 540 482L140 470C116 468 102 458 100 440z", g.lin("y", 0, Canvas.lt(c, .34), .22, Canvas.lt(c, .14), .55, c, 1, Canvas.dk(c, .38)));
        g.path("M124 416C136 386 170 376 210 370C330 354 500 372 612 424C500 390 330 378 220 394C176 400 146 404 124 416z", "#fff", Canvas.op(.34));
        g.path("M120 450C230 462 420 464 560 462", null, "fill=\"none\"", "stroke=\"" + Canvas.dk(c, .45) + "\"", "stroke-width=\"3\"", Canvas.op(.6));
        g.oval(652, 496, 17, 17, g.metal("d", SILVER)).oval(652, 496, 6, 6, "#4b4e52");
        if (mini) g.path("M300 372C380 366 460 376 520 392L516 404C456 390 380 382 304 388z", Canvas.dk(c, .3), Canvas.op(.5));
        g.close();
        // a small strip of staples beside it
        String t = Canvas.at(mini ? 250 : 214, 652, -6), o = Canvas.rr(-70, -14, 140, 28, 2);
        g.layThin(o, t).open(t).rect(-70, -14, 140, 28, 2, g.metal("y", "#c9ccd0"));
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 27; i++) s.append("M").append(-66 + i * 5).append("-13v26");
        g.line(s.toString(), "#5d6166", 1.2, Canvas.op(.6)).close();
    }

    static void heavyStapler(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(410, 640, 320, 30);
        g.path("M90 612C90 596 104 592 124 592H690A22 22 0 0 1 712 614V628A12 12 0 0 1 700 640H102A12 12 0 0 1 90 628z", g.lin("y", 0, Canvas.lt(c, .26), .4, c, 1, Canvas.dk(c, .45)));
        g.rect(98, 632, 606, 12, 5, "#1d1b19").rect(110, 580, 120, 14, 3, g.metal("y", SILVER)).rect(260, 584, 240, 9, 2, g.metal("y", "#a9adb1"));
        for (int i = 0; i < 12; i++) g.rect(268 + i * 19, 584, 2, 5, 0, "#3a3d40");
        g.path("M112 520L560 532V560L480 566L116 552z", g.metal("y", SILVER)).rect(104, 506, 60, 62, 5, g.metal("x", SILVER));
        g.path("M540 470C600 460 660 480 690 540L712 614H540z", g.lin("x", 0, Canvas.dk(c, .05), .4, c, 1, Canvas.dk(c, .4)));
        g.path("M96 500C96 470 120 456 160 452L560 456C620 460 660 480 668 520C620 520 560 528 500 530L120 522C104 520 96 512 96 500z", g.lin("y", 0, Canvas.lt(c, .3), .4, c, 1, Canvas.dk(c, .4)));
        // lever
        g.path("M610 470L560 430L236 252C212 238 180 238 164 252C146 268 152 296 176 306L520 470L590 520z", g.lin("y", 0, "#d9dbdd", .3, "#a9adb1", 1, "#6b6f73"));
        g.path("M150 268C150 240 190 224 224 238L420 344C430 352 418 384 404 380L190 320C164 312 150 294 150 268z", g.gloss("y", "#2c2b2d"));
        for (int i = 0; i < 5; i++) g.line("M" + (224 + i * 34) + " " + (262 + i * 17) + "l-16 40", "#000", 4, Canvas.op(.35));
        g.oval(624, 506, 25, 25, g.metal("d", SILVER)).oval(624, 506, 9, 9, "#4b4e52").path("M140 466L540 470", null, "stroke=\"#fff\"", "stroke-width=\"5\"", "stroke-linecap=\"round\"", Canvas.op(.25));
    }

    static void staples(Canvas g, Picture.P p) {
        double ax = 150, ay = 360, bx = 370, by = 450, cx = 640, cy = 350, dx = 420, dy = 270, h = 120;
        Paper.standing(g, ax, ay + h, bx, by + h, cx, cy + h);
        String c = "#2d4a5c";
        g.path(Canvas.poly(ax, ay, bx, by, bx, by + h, ax, ay + h), g.lin("x", 0, Canvas.lt(c, .24), 1, Canvas.lt(c, .04))).path(Canvas.poly(bx, by, cx, cy, cx, cy + h, bx, by + h), g.lin("x", 0, Canvas.dk(c, .16), 1, Canvas.dk(c, .34)));
        g.path(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy), g.lin("d", 0, Canvas.lt(c, .42), 1, Canvas.lt(c, .12)));
        g.open("matrix(1 -.37 0 1 370 450)").rect(30, 26, 210, 68, 2, "#efe7d6").path("M60 80V48H180V80M84 80V58H204V80", null, "fill=\"none\"", "stroke=\"" + c + "\"", "stroke-width=\"6\"", "stroke-linejoin=\"round\"").close();
        g.open("matrix(1 .41 0 1 150 360)").rect(0, 26, 220, 68, 0, "#efe7d6", Canvas.op(.9)).rect(40, 56, 100, 6, 2, c, Canvas.op(.7)).rect(40, 70, 60, 6, 2, c, Canvas.op(.5)).close();
        g.line("M150 360L370 450L640 350", "#fff", 2, Canvas.op(.45));
        for (double[] a : new double[][]{{300, 650, -20}, {470, 640, 10}, {600, 580, -32}}) {
            String t = Canvas.at(a[0], a[1], a[2], 1.1), o = Canvas.poly(-90, -26, 90, -26, 90, 26, -90, 26);
            g.layThin(o, t).open(t).path("M-90-26H90V4H-90z", g.lin("y", 0, "#f4f5f6", .5, "#c0c4c8", 1, "#8d9196")).path("M-90 4H90V28H-90z", g.lin("y", 0, "#74787d", 1, "#a3a8ad"));
            StringBuilder s = new StringBuilder();
            for (int i = 0; i < 36; i++) s.append("M").append(-88 + i * 5).append("-26v54");
            g.line(s.toString(), "#5b5f64", 1.3, Canvas.op(.55)).line("M-90 4H90", "#fff", 1.5, Canvas.op(.7)).close();
        }
    }

    static void holePunch(Canvas g, Picture.P p) {
        String c = p.col;
        boolean wide = p.has("wide");
        g.floor(400, 620, wide ? 320 : 270, 34);
        g.open(wide ? "translate(400 0)scale(1.16 1)translate(-400 0)" : "");
        g.path("M150 560H650L668 596A14 14 0 0 1 654 620H146A14 14 0 0 1 132 596z", g.lin("y", 0, "#4d4a48", .3, "#33302e", 1, "#1d1b1a"));
        g.path("M160 500H640L656 566H144z", g.lin("y", 0, "#e9eaeb", .5, "#b9bdc1", 1, "#8b8f94")).line("M158 516H642", "#5f6368", 1.6, Canvas.op(.5));
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 24; i++) s.append("M").append(176 + i * 19.5).append(" 552v").append(i % 4 == 0 ? 12 : 7);
        g.line(s.toString(), "#4b4e52", 1.6, Canvas.op(.7));
        int holes = wide ? 4 : 2;
        for (int i = 0; i < holes; i++) {
            double x = wide ? 208 + i * 128 : 240 + i * 320;
            g.path("M" + n(x - 34) + " 520V424A34 22 0 0 1 " + n(x + 34) + " 424V520z", g.metal("x", SILVER)).oval(x, 520, 34, 9, "#6d7176").rect(x - 11, 470, 22, 50, 3, g.metal("x", "#8f9398"));
        }
        // handle
        g.path("M172 414C172 330 210 262 280 250H520C590 262 628 330 628 414C628 438 612 446 590 446H210C188 446 172 438 172 414z", g.lin("y", 0, Canvas.lt(c, .38), .2, Canvas.lt(c, .16), .6, c, 1, Canvas.dk(c, .42)));
        g.path("M172 414C172 330 210 262 280 250H520C590 262 628 330 628 414C628 438 612 446 590 446H210C188 446 172 438 172 414z", g.lin("x", 0, "#ffffff/.16", .4, "#ffffff/0", 1, "#000000/.22"));
        g.path("M250 286C262 272 276 268 300 268H500C524 268 538 272 550 286C500 280 300 280 250 286z", "#fff", Canvas.op(.5));
        g.path("M226 392C226 350 250 318 290 312H510C550 318 574 350 574 392", null, "fill=\"none\"", "stroke=\"" + Canvas.dk(c, .35) + "\"", "stroke-width=\"3\"", Canvas.op(.5));
        g.oval(196, 424, 12, 12, g.metal("d", SILVER)).oval(604, 424, 12, 12, g.metal("d", SILVER));
        g.close();
        g.path("M640 556h70a8 8 0 0 1 0 16h-70z", g.metal("y", SILVER));
        for (double[] a : new double[][]{{250, 668}, {280, 656}, {266, 690}, {318, 676}}) g.oval(a[0] + 1, a[1] + 3, 12, 6, "#3d2f20", Canvas.op(.25)).oval(a[0], a[1], 12, 6, "#fffdf7", "stroke=\"#cfc6b4\"", "stroke-width=\"1\"");
    }

    // ---- clips ------------------------------------------------------------------------------------------
    static void clipWire(Canvas g, String t, String c, boolean shadow) {
        String d = "M-90 26H62C86 26 96 12 96-6S84-38 60-38H-78C-104-38-116-22-116-2C-116 24-100 44-76 44H84";
        if (shadow) g.again("clip shadow", "translate(4 6)" + t, () -> g.line(d, Canvas.SHADE, 15, "stroke-linecap=\"round\"", Canvas.op(.12)).line(d, Canvas.SHADE, 10, "stroke-linecap=\"round\"", Canvas.op(.2)));
        g.again("clip" + c, t, () -> g.line(d, Canvas.dk(c, .4), 11, "stroke-linecap=\"round\"").line(d, c, 8, "stroke-linecap=\"round\"").line(d, Canvas.lt(c, .75), 2.6, "stroke-linecap=\"round\"", "transform=\"translate(-1 -1.6)\""));
    }
    static void paperClips(Canvas g, Picture.P p) {
        String c = p.is("colour", "silver") ? "#bfc3c7" : p.is("colour", "gold") ? "#d2aa55" : "#c07f58";
        String t = Canvas.at(300, 300, -12), o = Canvas.rr(-190, -130, 380, 260, 8);
        g.lay(o, t).open(t).path(o, g.plane("#e9dfcb")).rect(-176, -116, 352, 232, 4, g.lin("d", 0, "#8b7a5e", 1, "#b8a685"));
        g.close();
        for (int i = 0; i < 15; i++) clipWire(g, t + Canvas.at(-112 + i % 5 * 56, -62 + i / 5 * 60, i * 67 % 180, .44), c, true);
        String lid = Canvas.rr(-190, -74, 380, 92, 8);
        g.shadow(lid, t + "translate(0 118)", 3, 6, 8, .4).open(t + "translate(0 118)").path(lid, g.plane("#f1e9d8")).rect(-190, -40, 380, 26, 0, "#2d4a5c").close();
        double[][] at = {{560, 420, 24}, {520, 560, -36}, {650, 560, 70}, {350, 610, 8}, {640, 280, -60}, {210, 570, 40}};
        for (double[] a : at) clipWire(g, Canvas.at(a[0], a[1], a[2], .72), c, true);
    }
    static void binderClips(Canvas g, Picture.P p) {
        boolean mixed = p.is("colour", "assorted");
        String[] k = mixed ? new String[]{"#2d7277", "#d3a13b", "#b9603f", "#94a68a", "#26385a"} : new String[]{"#2b2b2e", "#2b2b2e", "#2b2b2e", "#2b2b2e", "#2b2b2e"};
        double[][] at = {{270, 290, -14, .95}, {540, 270, 18, .82}, {400, 480, 4, 1.12}, {620, 520, -28, .72}, {190, 560, 22, .74}};
        for (int i = 0; i < 5; i++) {
            String t = Canvas.at(at[i][0], at[i][1], at[i][2], at[i][3]), c = k[i];
            String body = "M-120-10L-96 96C-94 104-88 108-80 108H80C88 108 94 104 96 96L120-10C122-18 118-22 110-22H-110C-118-22-122-18-120-10z", w = "M-46-18L-62-110C-66-140-40-152-30-128L-14-60C-8-40 8-40 14-60L30-128C40-152 66-140 62-110L46-18";
            g.shadow(body, t, 8, 12, 14, .45);
            g.line(w, Canvas.SHADE, 12, Canvas.op(.2), "transform=\"translate(6 9)" + t + "\"").open(t);
            g.line(w, "#74787d", 11, "stroke-linejoin=\"round\"").line(w, "#cfd2d5", 8).line(w, "#fff", 2.4, "transform=\"translate(-1.5 -1)\"");
            g.path(body, g.lin("y", 0, Canvas.lt(c, .18), .12, Canvas.lt(c, .34), .24, Canvas.lt(c, .08), .7, c, 1, Canvas.dk(c, .4))).path(body, g.lin("x", 0, "#ffffff/.2", .35, "#ffffff/0", 1, "#000000/.25"));
            g.path("M-122-14C-122-32-112-36-100-36H100C112-36 122-32 122-14C122-8 112-6 100-6H-100C-112-6-122-8-122-14z", g.matte("y", c)).path("M-52-34h14v26h-14zM38-34h14v26H38z", Canvas.dk(c, .5));
            g.path("M-92 6L-78 84L-70 84L-82 6z", "#fff", Canvas.op(.25)).close();
        }
    }
    static void pushPins(Canvas g, Picture.P p) {
        String[] k = p.is("colour", "assorted") ? new String[]{"#b9343a", "#2f5ea8", "#d3a13b", "#3c8a57", "#e07f6a", "#2d7277", "#f5f3ee"} : p.is("colour", "brass") ? new String[]{"#cba65b"} : new String[]{"#dfe8ea"};
        boolean clear = p.is("colour", "clear"), brass = p.is("colour", "brass");
        double[][] at = {{260, 280, 130, 1.1}, {470, 230, 60, 1}, {600, 380, 112, 1.15}, {400, 420, 158, 1.25}, {220, 500, 76, 1.05}, {580, 570, 146, 1.1}, {390, 620, 96, 1}};
        for (int i = 0; i < 7; i++) {
            String c = k[i % k.length], t = Canvas.at(at[i][0], at[i][1], at[i][2], at[i][3]);
            String o = "M-92-40C-92-48-76-48-74-40L-66-22C-40-14-16-14 6-24L14-40C18-46 30-46 32-38V38C30 46 18 46 14 40L6 24C-16 14-40 14-66 22L-74 40C-76 48-92 48-92 40z";
            g.shadow(o, t, 9, 14, 11, .42).shadow("M30-2L116 0L30 2z", t, 6, 9, 4, .45).open(t);
            g.path("M30-4L118 0L30 4z", g.metal("y", SILVER));
            g.path(o, brass ? g.metal("y", c) : g.gloss("y", c), clear ? Canvas.op(.72) : "");
            g.oval(-88, 0, 7, 44, Canvas.lt(c, .25), Canvas.op(.8)).path("M-76-30L-64-16C-40-8-16-8 4-16L18-32", null, "fill=\"none\"", "stroke=\"#fff\"", "stroke-width=\"5\"", "stroke-linecap=\"round\"", Canvas.op(.6));
            g.rect(26, -42, 8, 84, 4, Canvas.dk(c, .2), Canvas.op(.5)).close();
        }
    }

    // ---- cutting ----------------------------------------------------------------------------------------
    static void scissors(Canvas g, Picture.P p) {
        String c = p.col, style = p.s("style", "office");
        boolean kids = style.equals("kids"), forged = style.equals("forged");
        String t = Canvas.at(400, 400, 38, kids ? .98 : 1.08);
        String h1 = "M-20 40C-40 90-60 110-104 132C-160 160-168 236-130 272C-96 302-40 290-24 240C-12 200-2 130 14 60z";
        String h2 = "M20 40C40 90 60 110 104 132C160 160 168 236 130 272C96 302 40 290 24 240C12 200 2 130-14 60z";
        String hole1 = "M-100 160C-132 178-140 220-116 246C-96 264-62 254-52 224C-46 202-44 176-52 164C-62 150-84 152-100 160z", hole2 = "M100 160C132 178 140 220 116 246C96 264 62 254 52 224C46 202 44 176 52 164C62 150 84 152 100 160z";
        String b1 = kids ? "M-26 70L4-236C6-262 30-262 34-238L40-60L22 70z" : "M-26 70L6-300L30-258L38-60L22 70z", b2 = kids ? "M26 70L-4-236C-6-262-30-262-34-238L-40-60L-22 70z" : "M26 70L-6-300L-30-258L-38-60L-22 70z";
        String f1 = "rotate(-11 0 20)", f2 = "rotate(11 0 20)";
        String steel = g.lin("x", 0, "#8d9298", .3, "#f2f4f5", .5, "#c4c8cc", .8, "#e4e7e9", 1, "#7d8288");
        for (int i = 0; i < 2; i++) {
            String f = i == 0 ? f1 : f2;
            g.shadow(i == 0 ? b1 : b2, t + f, 8, 12, 9, .4).shadow(i == 0 ? h1 + hole1 : h2 + hole2, t + f, 7, 10, 8, .4);
            g.open(t + f);
            g.path(i == 0 ? b1 : b2, steel).line(i == 0 ? "M2-180L-12 60" : "M-2-180L12 60", "#6b7076", 1.6, Canvas.op(.6));
            String col = forged ? "#2a2a2c" : c;
            g.path((i == 0 ? h1 : h2) + (i == 0 ? hole1 : hole2), g.lin("d", 0, Canvas.lt(col, .36), .4, Canvas.lt(col, .06), 1, Canvas.dk(col, .36)), "fill-rule=\"evenodd\"");
            g.line(i == 0 ? hole1 : hole2, Canvas.dk(col, .4), 7, Canvas.op(.5)).line(i == 0 ? "M-118 152C-146 172-154 214-140 244" : "M-4 74C8 130 14 180 24 224", "#fff", 5, "stroke-linecap=\"round\"", Canvas.op(.45));
            g.close();
        }
        // the light backdrop shows through the loops because they are cut out
        g.open(t).oval(0, 20, 17, 17, g.metal("d", forged ? GOLD : SILVER)).line("M-10 12L10 28", "#44484c", 4).close();
    }
    static void craftKnife(Canvas g, Picture.P p) {
        String o = "M-330 6L-250-22H-180V-26H300A26 26 0 0 1 300 26H-180V22H-262z";
        Writing.single(g, -38, 1.12, o, () -> {
            g.path("M-336 10L-246-22H-176V18H-262z", g.lin("d", 0, "#f6f7f8", .5, "#c3c7cb", .55, "#e9ebed", 1, "#8b9096")).line("M-334 9L-262 17H-180", "#fff", 2).rect(-222, -6, 40, 8, 3, "#5f6469", Canvas.op(.7));
            g.rect(-186, -25, 100, 50, 4, g.metal("y", "#b6babe"));
            for (int i = 0; i < 12; i++) g.rect(-182 + i * 8, -25, 3, 50, 0, "#222", Canvas.op(.3));
            g.rect(-86, -27, 10, 54, 2, g.metal("y", GOLD)).path("M-76-26H290C310-26 318-12 318 0S310 26 290 26H-76z", g.metal("y", "#9da3a9")).rect(60, -26, 150, 52, 0, g.matte("y", "#2d4a5c"));
        });
    }
    static void cutter(Canvas g, Picture.P p) {
        String c = p.col, o = "M-330 30L-290-26H-120V-44H280C310-44 326-24 326 0S310 44 280 44H-120V30z";
        Writing.single(g, -36, 1.08, o, () -> {
            g.path("M-334 28L-292-24H-100V28z", g.lin("y", 0, "#f3f4f5", .5, "#c6cacd", .8, "#e6e8ea", 1, "#8d9297"));
            for (int i = 0; i < 5; i++) g.line("M" + (-272 + i * 38) + "-24l-16 52", "#7a7f85", 1.8);
            g.path("M-130-46H280C312-46 330-26 330 0S312 46 280 46H-130C-140 46-146 38-146 28V-28C-146-38-140-46-130-46z", g.matte("y", c));
            g.path("M-146-30H-60V30H-146z", g.metal("y", SILVER)).rect(-50, -22, 280, 14, 7, Canvas.dk(c, .6)).rect(30, -36, 90, 34, 8, g.gloss("y", "#2b2b2e"));
            for (int i = 0; i < 6; i++) g.rect(42 + i * 12, -34, 4, 30, 2, "#000", Canvas.op(.4));
            for (int i = 0; i < 9; i++) g.rect(-10 + i * 24, 12, 12, 24, 6, Canvas.dk(c, .35), Canvas.op(.4));
            g.rect(296, -26, 34, 52, 10, g.matte("y", "#2f2f32")).oval(312, 0, 7, 7, "#e9e3d9");
        });
    }
    static void cuttingMat(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(400, 400, -7), o = Canvas.rr(-300, -215, 600, 430, 14);
        g.lay(o, t).open(t).path(Canvas.rr(-298, -211, 602, 432, 14), Canvas.dk(c, .5)).path(o, g.plane(c));
        StringBuilder a = new StringBuilder(), b = new StringBuilder();
        for (int i = 0; i <= 26; i++) (i % 5 == 0 ? b : a).append("M").append(-273 + i * 21).append("-189V189");
        for (int i = 0; i <= 18; i++) (i % 5 == 0 ? b : a).append("M-273 ").append(-189 + i * 21).append("H273");
        String l = Canvas.lt(c, .65);
        g.line(a.toString(), l, .8, Canvas.op(.45)).line(b.toString(), l, 1.8, Canvas.op(.75)).line("M-273 189L105-189M-273 189L-55-189M-273 189L273-126", l, 1.2, Canvas.op(.5)).line(Canvas.rr(-285, -201, 570, 402, 6), l, 1.6, Canvas.op(.7));
        g.close();
        String u = Canvas.at(430, 470, -22, .86);
        rulerDraw(g, u, false);
        String k = Canvas.at(560, 330, -58, .46), ko = "M-330 6L-250-22H-180V-26H300A26 26 0 0 1 300 26H-180V22H-262z";
        g.layThin(ko, k).open(k).path("M-336 10L-246-22H-176V18H-262z", "#e9ebed").rect(-186, -25, 100, 50, 4, g.metal("y", "#b6babe")).path("M-86-26H290C310-26 318-12 318 0S310 26 290 26H-86z", g.metal("y", "#c7a25a")).close();
    }
    static void rulerDraw(Canvas g, String t, boolean wood) {
        String o = Canvas.rr(-330, -32, 660, 64, wood ? 4 : 3);
        g.shadow(o, t, 8, 12, 12, .4).shadow(o, t, 2, 4, 3, .4).open(t);
        String c = wood ? "#dcb887" : "#cdd0d3";
        g.path(o, wood ? g.lin("y", 0, Canvas.lt(c, .35), .5, c, 1, Canvas.dk(c, .18)) : g.lin("d", 0, "#f3f4f5", .3, "#c3c7ca", .45, "#eceeef", .62, "#bfc3c6", .8, "#dfe1e3", 1, "#a4a9ad"));
        if (wood) g.line("M-330-6C-120-14 60 4 330-8M-330 8C-100 0 100 18 330 6M-330 22C-60 14 120 28 330 20", Canvas.dk(c, .4), 1.2, Canvas.op(.35)).rect(-330, -32, 660, 6, 0, g.metal("y", GOLD));
        StringBuilder s = new StringBuilder(), b = new StringBuilder();
        double y0 = wood ? -26 : -32;
        for (int i = 0; i <= 150; i++) (i % 5 == 0 ? b : s).append("M").append(n(-315 + i * 4.2)).append(' ').append(n(y0)).append("v").append(i % 10 == 0 ? 22 : i % 5 == 0 ? 16 : 9);
        String ink = wood ? "#4a3722" : "#2e3134";
        g.line(s.toString(), ink, 1).line(b.toString(), ink, 1.4);
        g.oval(308, 14, 9, 9, wood ? "#efe7da" : "#e9e3d9").line(Canvas.oval(308, 14, 9, 9), Canvas.dk(c, .4), 1.4);
        g.close();
    }
    static void ruler(Canvas g, Picture.P p) {
        rulerDraw(g, Canvas.at(400, 400, -34, 1.08), p.is("style", "wood"));
    }
    static void trimmer(Canvas g, Picture.P p) {
        String t = Canvas.at(400, 400, -8), o = Canvas.rr(-310, -190, 620, 380, 14);
        g.lay(o, t).open(t).path(Canvas.rr(-308, -184, 622, 388, 14), "#22242a").path(o, g.lin("d", 0, "#6b7078", .4, "#4b5058", 1, "#363a41"));
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 13; i++) s.append("M").append(-280 + i * 46).append("-120V180");
        for (int i = 0; i < 7; i++) s.append("M-290 ").append(-110 + i * 46).append("H290");
        g.line(s.toString(), "#aeb4bc", 1, Canvas.op(.4)).line("M-290 180L10-120M290 180L-10-120", "#aeb4bc", 1, Canvas.op(.3));
        g.path(Canvas.rr(-190, -150, 380, 300, 2), g.plane("#fdfbf5")).rect(-190, -126, 380, 12, 0, "#000", Canvas.op(.12));
        g.rect(-310, -152, 620, 34, 4, "#e6f0f2", Canvas.op(.5));
        g.rect(-316, -176, 632, 36, 6, g.metal("y", "#c9ccd0"));
        g.rect(-322, -184, 34, 54, 8, g.matte("y", "#2c2e33")).rect(288, -184, 34, 54, 8, g.matte("y", "#2c2e33"));
        String head = "M60-200H170A16 16 0 0 1 186-184V-128A22 22 0 0 1 164-106H66A22 22 0 0 1 44-128V-184A16 16 0 0 1 60-200z";
        g.shadow(head, "", 5, 9, 9, .45).path(head, g.lin("y", 0, "#e58a6f", .35, "#c9654b", 1, "#8f4230")).path("M64-192H166C172-192 176-188 177-182H53C54-188 58-192 64-192z", "#fff", Canvas.op(.4));
        g.oval(115, -152, 26, 26, g.metal("d", SILVER)).oval(115, -152, 9, 9, "#4b4e52").close();
    }

    // ---- tape and glue ------------------------------------------------------------------------------------
    /** a roll standing on its edge, seen from the front left */
    static void roll(Canvas g, double cx, double cy, double r, double w, String c, String core, double alpha, boolean shadow) {
        if (shadow) g.floor(cx + w / 2, cy + r + 2, r * .8 + w / 2, 26);
        String side = "M" + n(cx) + " " + n(cy - r) + "H" + n(cx + w) + "A" + n(r * .92) + " " + n(r) + " 0 0 1 " + n(cx + w) + " " + n(cy + r) + "H" + n(cx) + "z";
        g.path(side, g.lin("y", 0, Canvas.dk(c, .1), .12, Canvas.lt(c, .4), .22, Canvas.lt(c, .55), .35, Canvas.lt(c, .1), .7, Canvas.dk(c, .18), 1, Canvas.dk(c, .42)));
        g.oval(cx, cy, r * .92, r, g.lin("d", 0, Canvas.lt(c, .35), .5, Canvas.dk(c, .02), 1, Canvas.dk(c, .22)));
        for (int i = 1; i < 5; i++) g.oval(cx, cy, r * .92 * (1 - i * .07), r * (1 - i * .07), "none", "stroke=\"" + Canvas.dk(c, .35) + "\"", "stroke-width=\"1\"", Canvas.op(.28));
        g.oval(cx, cy, r * .6, r * .65, g.lin("d", 0, Canvas.lt(core, .3), 1, Canvas.dk(core, .12)));
        String hole = Canvas.oval(cx, cy, r * .52, r * .57);
        g.path(hole, g.lin("x", 0, Canvas.dk(core, .5), .6, Canvas.dk(core, .2), 1, Canvas.lt(core, .1)));
        g.oval(cx + w * .8, cy, r * .47, r * .53, "#ece6dc", g.clip(hole));
    }
    static void tapeRoll(Canvas g, Picture.P p) {
        String k = p.s("c", "clear"), c = k.equals("clear") ? "#dfe0cf" : k.equals("frost") ? "#e6e9e6" : p.col;
        boolean wide = p.has("wide"), liner = p.has("liner");
        double w = wide ? 190 : 74, r = wide ? 215 : 235, cx = wide ? 300 : 360, cy = 400;
        g.floor(cx + w / 2, cy + r + 2, r * .85 + w / 2, 26);
        // loose end running to the front
        String end = "M" + n(cx + 8) + " " + n(cy + r - 1) + "C" + n(cx + 150) + " " + n(cy + r + 4) + " " + n(cx + 240) + " " + n(cy + r + 22) + " " + n(cx + 330) + " " + n(cy + r + 8) + "L" + n(cx + 330 + w * .7) + " " + n(cy + r - 18) + "C" + n(cx + 240 + w) + " " + n(cy + r) + " " + n(cx + 150 + w) + " " + n(cy + r - 16) + " " + n(cx + w) + " " + n(cy + r - 6) + "z";
        roll(g, cx, cy, r, w, c, k.equals("kraft") ? "#b9966a" : "#cdb38c", 1, false);
        if (!wide) g.shadow(end, "", 2, 8, 7, .35).path(end, g.lin("x", 0, Canvas.dk(c, .16), .5, Canvas.lt(c, .4), 1, c), Canvas.op(k.equals("clear") ? .75 : .95));
        if (liner) g.oval(cx, cy, r * .92 - 3, r - 3, "none", "stroke=\"#fffdf8\"", "stroke-width=\"7\"", Canvas.op(.8));
        if (k.equals("clear")) g.path("M" + n(cx - r * .7) + " " + n(cy - r * .5) + "A" + n(r * .92) + " " + n(r) + " 0 0 1 " + n(cx + r * .2) + " " + n(cy - r * .97) + "A" + n(r * 1.1) + " " + n(r * 1.2) + " 0 0 0 " + n(cx - r * .7) + " " + n(cy - r * .5) + "z", "#fff", Canvas.op(.85));
    }
    static void tapeDispenser(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(400, 622, 310, 32);
        // tape
        g.path("M430 250C540 262 600 330 632 420L646 418C620 320 550 250 440 238z", "#e9ead9", Canvas.op(.8));
        g.oval(360, 380, 158, 158, g.lin("d", 0, "#f2f2e4", .5, "#dedfcc", 1, "#bcbda6"));
        for (int i = 1; i < 4; i++) g.oval(360, 380, 158 - i * 9, 158 - i * 9, "none", "stroke=\"#a9aa90\"", "stroke-width=\"1\"", Canvas.op(.5));
        g.oval(360, 380, 112, 112, "#cdb38c").oval(360, 380, 100, 100, g.lin("d", 0, Canvas.dk(c, .35), 1, Canvas.lt(c, .1))).oval(360, 380, 40, 40, g.lin("d", 0, Canvas.lt(c, .4), 1, Canvas.dk(c, .2))).oval(360, 380, 14, 14, Canvas.dk(c, .5));
        String body = "M108 596C104 500 120 430 170 404C196 392 212 410 220 440C240 510 300 548 362 548C440 548 494 500 516 440C524 418 540 404 566 404H640C664 404 676 420 682 440L700 590A28 28 0 0 1 672 622H134A26 26 0 0 1 108 596z";
        g.path(body, g.lin("y", 0, Canvas.lt(c, .3), .3, c, 1, Canvas.dk(c, .36))).path(body, g.lin("x", 0, "#ffffff/.22", .35, "#ffffff/0", 1, "#000000/.22"));
        g.path("M122 560C122 480 136 430 176 416C192 410 200 424 206 446C190 440 160 450 148 500C142 526 140 560 142 590C128 586 122 576 122 560z", "#fff", Canvas.op(.28));
        g.path("M566 404H640C656 404 668 412 675 424H536C542 412 552 404 566 404z", "#fff", Canvas.op(.3));
        // blade
        g.path("M612 406L664 392L668 412L616 424z", g.metal("y", SILVER));
        g.path("M656 394l9-8l1 8l7-4l-1 8l7-2l-4 8l6 2l-8 6z", "#dfe2e4");
        g.rect(120, 616, 570, 10, 5, "#22201e");
    }
    static void washi(Canvas g, Picture.P p) {
        String[] k = p.is("palette", "pastel") ? Writing.palette("pastel") : Writing.palette(p.s("palette", "meadow"));
        double[][] at = {{250, 280}, {480, 250}, {600, 440}, {380, 480}, {190, 530}};
        for (int i = 0; i < 5; i++) {
            double x = at[i][0], y = at[i][1], r = 112;
            String c = k[i], ring = Canvas.oval(x, y, r, r) + Canvas.oval(x, y, r * .62, r * .62);
            g.shadow(Canvas.oval(x, y, r, r), "", 10, 14, 16, .42);
            g.oval(x + 6, y + 10, r, r, Canvas.dk(c, .3));
            g.oval(x + 3, y + 5, r, r, c);
            g.path(ring, g.lin("d", 0, Canvas.lt(c, .45), .5, Canvas.lt(c, .1), 1, Canvas.dk(c, .14)), "fill-rule=\"evenodd\"");
            for (int j = 1; j < 4; j++) g.oval(x, y, r - j * 7, r - j * 7, "none", "stroke=\"" + Canvas.dk(c, .3) + "\"", "stroke-width=\"1\"", Canvas.op(.35));
            g.oval(x, y, r * .66, r * .66, "#e4d3b4").oval(x, y, r * .6, r * .6, g.lin("d", 0, "#a58c64", .4, "#c9b28a", 1, "#efe5d0")).oval(x + 2, y + 4, r * .53, r * .53, "#e8e1d5");
        }
        String[] strips = {k[0], k[3]};
        for (int i = 0; i < 2; i++) {
            String t = Canvas.at(510 + i * 60, 640 + i * 46, -12 + i * 5), o = "M-150-22l8 5l-6 6l7 6l-7 6l6 6l-7 6l7 6l-6 5H150l-7-6l6-6l-6-6l7-6l-7-6l6-6l-7-4z";
            g.shadow(o, t, 2, 4, 4, .3).open(t).path(o, strips[i], Canvas.op(.92)).open("", g.clip(Canvas.rr(-142, -20, 282, 44, 0)));
            for (int j = 0; j < 10; j++) if (i == 0) g.oval(-124 + j * 29, 1, 7, 7, "#fffaf0", Canvas.op(.8)); else g.path("M" + (-130 + j * 29) + " 26l16-50h9l-16 50z", "#fffaf0", Canvas.op(.65));
            g.close().close();
        }
    }
    static void glueStick(Canvas g, Picture.P p) {
        String c = "#d3a13b", t = Canvas.at(365, 365, -38, 1.1), u = Canvas.at(548, 538, -38, 1.1), cap = "M-90-58H66C84-58 92-40 92 0S84 58 66 58H-90z", o = "M-270-40C-280-40-286-20-286 0S-280 40-270 40H-190V58H250C262 58 268 40 268 0S262-58 250-58H-190V-40z";
        g.shadow(o, t, 14, 22, 18, .42).shadow(o, t, 3, 7, 5, .4).shadow(cap, u, 14, 22, 18, .42).shadow(cap, u, 3, 7, 5, .4).open(t);
        g.path("M-264-42H-180V42H-264C-276 40-284 20-284 0S-276-40-264-42z", g.matte("y", "#f7f4ee")).oval(-268, 0, 14, 40, g.lin("d", 0, "#ffffff", 1, "#ddd8ce"));
        g.rect(-194, -50, 26, 100, 3, g.matte("y", "#f0ece2")).rect(-170, -57, 370, 114, 4, g.gloss("y", c)).rect(-110, -57, 240, 114, 0, g.matte("y", "#fbf6ea"));
        g.rect(-110, -57, 8, 114, 0, "#26385a").rect(122, -57, 8, 114, 0, "#26385a").path("M-50-14C-30-34-6 10 16-14S60-30 84-8", null, "fill=\"none\"", "stroke=\"#26385a\"", "stroke-width=\"9\"", "stroke-linecap=\"round\"");
        g.rect(204, -58, 66, 116, 10, g.matte("y", "#26385a"));
        for (int i = 0; i < 5; i++) g.rect(214 + i * 11, -56, 4, 112, 0, "#000", Canvas.op(.3));
        g.close().open(u).path(cap, g.gloss("y", "#26385a")).oval(-90, 0, 11, 57, "#16202f").close();
    }
    static void glueBottle(Canvas g, Picture.P p) {
        g.floor(400, 690, 150, 32);
        String body = "M270 420C270 360 330 340 352 320V300H448V320C470 340 530 360 530 420V656C530 676 520 686 500 686H300C280 686 270 676 270 656z";
        g.path(body, g.lin("x", 0, "#c5bfb3", .1, "#efece5", .28, "#ffffff", .6, "#f1eee7", .88, "#cfc9bc", 1, "#b3ac9f"));
        g.path("M270 452C340 464 460 464 530 452V624C460 636 340 636 270 624z", g.lin("x", 0, Canvas.dk("#2d7277", .35), .14, "#2d7277", .3, Canvas.lt("#2d7277", .28), .6, "#2d7277", 1, Canvas.dk("#2d7277", .42)));
        g.path("M340 540C370 500 400 570 430 536S470 520 480 530", null, "fill=\"none\"", "stroke=\"#fbf6ea\"", "stroke-width=\"12\"", "stroke-linecap=\"round\"").path("M270 452C340 464 460 464 530 452V460C460 472 340 472 270 460z", "#fbf6ea", Canvas.op(.7));
        g.path("M346 300H454V246C454 236 446 230 436 230H364C354 230 346 236 346 246z", g.matte("x", "#e0803f"));
        for (int i = 0; i < 9; i++) g.rect(354 + i * 11, 246, 3, 52, 0, "#000", Canvas.op(.18));
        g.path("M372 230L388 130C390 120 410 120 412 130L428 230z", g.matte("x", "#e0803f")).oval(400, 126, 10, 4, "#f0a873");
        g.path("M292 430C292 388 330 372 352 352V380C330 396 316 408 312 440V448L292 446z", "#fff", Canvas.op(.85));
    }
}
