import java.util.Map;

/** Pens, pencils, markers and what belongs to them. Pens are drawn lying along the x axis with the tip at the left, then turned. */
final class Writing {
    static void register(Map<String, Picture.Template> m) {
        m.put("fountainpen", Writing::fountainPen);
        m.put("inkbottle", Writing::inkBottle);
        m.put("cartridges", Writing::cartridges);
        m.put("converter", Writing::converter);
        m.put("calligraphyset", Writing::calligraphySet);
        m.put("ballpoint", (g, p) -> single(g, -38, 1.15, BALL, () -> ballpoint(g, p)));
        m.put("rollerball", (g, p) -> single(g, -38, 1.15, ROLLER, () -> rollerball(g, p.col)));
        m.put("gelpen", (g, p) -> single(g, -38, 1.15, GEL, () -> gel(g, p.col)));
        m.put("fourcolour", (g, p) -> single(g, -38, 1.15, FOUR, () -> fourColour(g, p.col)));
        m.put("stickpens", Writing::stickPens);
        m.put("gelset", Writing::gelSet);
        m.put("gelrow", Writing::gelRow);
        m.put("refills", Writing::refills);
        m.put("pencil", (g, p) -> single(g, -40, 1.22, PENCIL, () -> pencil(g, p.col, p.s("end", "dip"), "#3a3a3d", "#d9b27f")));
        m.put("pencilfan", Writing::pencilFan);
        m.put("penciltin", Writing::pencilTin);
        m.put("mechpencil", (g, p) -> single(g, -38, 1.15, MECH, () -> mech(g, p)));
        m.put("leads", Writing::leads);
        m.put("eraser", Writing::eraser);
        m.put("sharpener", Writing::sharpener);
        m.put("cansharpener", Writing::canSharpener);
        m.put("highlighter", Writing::highlighter);
        m.put("highlighterset", Writing::highlighterSet);
        m.put("marker", Writing::marker);
        m.put("markerset", Writing::markerSet);
        m.put("fineliner", Writing::fineliner);
        m.put("finelinerset", Writing::finelinerSet);
        m.put("brushpens", Writing::brushPens);
    }

    static final String SILVER = "#c6c9cc", GOLD = "#cfaa5c";

    static void single(Canvas g, double angle, double scale, String outline, Runnable draw) {
        String t = Canvas.at(400, 400, angle, scale);
        g.shadow(outline, t, 14, 22, 18, .42).shadow(outline, t, 3, 7, 5, .4);
        g.open(t);
        draw.run();
        g.close();
    }

    static String[] palette(String name) {
        return switch (name) {
            case "muted" -> new String[]{"#7d8f9c", "#94a68a", "#c9a15a", "#b9806c", "#a58397", "#5f7482", "#8a7a66", "#4b5a55", "#c49a92", "#77857a"};
            case "pastel" -> new String[]{"#f2c6bf", "#f6e0a6", "#c4dfc4", "#bcd8e6", "#d2c6e6", "#f3cfa8"};
            case "landscape" -> new String[]{"#3f5c46", "#6f8b55", "#a7b06b", "#d8c27a", "#c08b4a", "#8a5a3a", "#5b4a42", "#7f95a3", "#5c7d95", "#93b5c6", "#d9d3c4", "#3b4a5a"};
            case "portrait" -> new String[]{"#f3dcc8", "#e9c3a6", "#dba98a", "#c58a6c", "#a86d52", "#83503c", "#5d3a2e", "#3b2722", "#d88f86", "#b56a66", "#7f8a94", "#d8cdbf"};
            case "meadow" -> new String[]{"#8fa86f", "#e3b95a", "#d98a7a", "#8fb0c9", "#c9b3d3"};
            case "board" -> new String[]{"#2b2b2e", "#2f5ea8", "#b9343a", "#3c8a57"};
            case "classic" -> new String[]{"#2b2b2e", "#2c4fa8", "#b9343a", "#2f7d55", "#6b4a92", "#c9772f", "#1f7c86", "#c24f80"};
            case "canary" -> new String[]{"#f5e486"};
            case "white" -> new String[]{"#f4f1e8"};
            default -> new String[]{"#d8433f", "#ee8f3b", "#f2cf3f", "#7cb950", "#2f9e6e", "#35a3ab", "#3f7fc4", "#4a55a8", "#8a5aa8", "#d4608f", "#8c5a3a", "#33363b"};
        };
    }

    // ---- fountain pens and ink ------------------------------------------------------------------
    static final String FP = "M-325 0C-290-6-262-24-236-25L-110-28L-104-32H220C290-30 320-18 325 0C320 18 290 30 220 32H-104L-110 28L-236 25C-262 24-290 6-325 0z";
    static final String FPCAP = "M-155-36H95C130-34 152-22 152 0C152 22 130 34 95 36H-155z";

    static void nib(Canvas g, String metal, double scale) {
        if (scale != 1) g.open("scale(" + scale + ")");
        g.path("M-318 3C-290 10-250 22-205 19V4z", "#26262a");
        g.path("M-325 0C-292-6-268-25-238-25C-226-25-214-22-205-20V14C-220 18-236 20-246 18C-272 14-296 6-325 0z",
                g.lin("y", 0, Canvas.dk(metal, .25), .25, Canvas.lt(metal, .75), .45, Canvas.lt(metal, .2), .7, Canvas.dk(metal, .15), 1, Canvas.dk(metal, .45)));
        g.line("M-320-1L-256-3", Canvas.dk(metal, .7), 1.4);
        g.oval(-253, -3, 4, 3.4, Canvas.dk(metal, .75));
        g.line("M-292-6C-272-15-255-17-236-17", Canvas.dk(metal, .35), 1, Canvas.op(.7));
        g.oval(-323, 0, 3.4, 2.2, Canvas.lt(metal, .5));
        if (scale != 1) g.close();
    }

    static void fountainPen(Canvas g, Picture.P p) {
        String style = p.s("style", "lacquer"), c = p.col, trim = p.is("trim", "gold") ? GOLD : SILVER;
        boolean clear = style.equals("clear"), school = style.equals("school");
        String tp = Canvas.at(365, 372, -38, 1.04), tc = Canvas.at(486, 520, -38, 1.04);
        g.shadow(FP, tp, 14, 22, 18, .42).shadow(FP, tp, 3, 7, 5, .4).shadow(FPCAP, tc, 14, 22, 18, .42).shadow(FPCAP, tc, 3, 7, 5, .4);
        String barrel = "M-104-32H220C290-30 320-18 325 0C320 18 290 30 220 32H-104z";
        g.open(tp);
        nib(g, trim, 1);
        String grip = clear ? "#8d959b" : school ? Canvas.dk(c, .35) : style.equals("resin") ? c : "#2a2a2d";
        g.path("M-212-22L-112-28V28L-212 22C-217 8-217-8-212-22z", g.gloss("y", grip), clear ? Canvas.op(.75) : "");
        if (school) for (int i = 0; i < 5; i++) g.line("M" + (-196 + i * 16) + "-20C" + (-190 + i * 16) + "-8 " + (-190 + i * 16) + " 8 " + (-196 + i * 16) + " 20", Canvas.dk(c, .6), 2, Canvas.op(.5));
        if (clear) {
            String ink = p.is("colour", "smoke") ? "#3b3f4c" : "#2d62b0";
            g.path(barrel, Canvas.lt(c, .3), Canvas.op(.55));
            g.rect(-100, -17, 250, 34, 8, g.lin("y", 0, "#cfd6da", .4, "#ffffff", 1, "#aab3b8"), Canvas.op(.8));
            g.rect(-96, -14, 165, 28, 6, g.gloss("y", ink));
            g.rect(69, -13, 12, 26, 2, "#33363b").rect(81, -5, 60, 10, 0, g.metal("y", SILVER)).rect(140, -19, 42, 38, 5, g.metal("y", SILVER));
            g.path(barrel, g.lin("y", 0, c + "/.85", .14, "#ffffff/.5", .27, "#ffffff/.9", .36, "#ffffff/.15", .7, c + "/.2", .9, Canvas.dk(c, .5) + "/.6", 1, Canvas.dk(c, .3) + "/.7"));
        } else {
            g.path(barrel, g.gloss("y", c));
            if (style.equals("resin")) {
                String k = g.clip(barrel);
                g.open("", k);
                for (int i = 0; i < 7; i++) {
                    int x = -90 + i * 58;
                    g.path("M" + x + "-32C" + (x + 30) + "-12 " + (x - 8) + " 4 " + (x + 26) + " 32L" + (x + 48) + " 32C" + (x + 22) + " 8 " + (x + 52) + "-10 " + (x + 22) + "-32z", Canvas.lt(c, .35), Canvas.op(i % 2 == 0 ? .28 : .16));
                }
                g.close();
            }
            g.path("M-90-20H225C255-19 285-14 300-8C270-15 240-14 215-14H-90z", "#fff", Canvas.op(school ? .3 : .45));
        }
        g.rect(-112, -30, 9, 60, 2, g.metal("y", school ? Canvas.lt(c, .3) : trim));
        if (!school) g.path("M252-30l8 1v58l-8 1z", g.metal("y", trim));
        g.close();
        // cap
        g.open(tc);
        if (clear) {
            g.path(FPCAP, Canvas.lt(c, .3), Canvas.op(.5));
            g.path(FPCAP, g.lin("y", 0, c + "/.85", .14, "#ffffff/.5", .27, "#ffffff/.9", .36, "#ffffff/.15", .7, c + "/.25", .9, Canvas.dk(c, .5) + "/.6", 1, Canvas.dk(c, .3) + "/.7"));
        } else {
            g.path(FPCAP, g.gloss("y", c));
            g.path("M-120-22H95C115-21 130-16 138-9C125-15 110-16 95-16H-120z", "#fff", Canvas.op(school ? .3 : .45));
        }
        g.oval(-155, 0, 7, 35, "#1d1a18");
        if (!school) g.rect(-154, -37, 13, 74, 3, g.metal("y", trim)).rect(-132, -37, 5, 74, 2, g.metal("y", trim));
        else g.rect(-154, -37, 10, 74, 3, g.gloss("y", Canvas.dk(c, .25)));
        g.rect(112, -33, 7, 66, 2, g.metal("y", school ? Canvas.dk(c, .25) : trim));
        String clip = school ? Canvas.dk(c, .25) : trim;
        g.path("M118-3L-62 2C-76 4-84 10-84 15C-80 21-68 20-60 17L118 13z", "#000", Canvas.op(.28));
        g.path("M120-13L-56-8C-74-8-86-3-86 2C-84 10-70 10-58 8L120 5z", g.metal("y", clip));
        g.close();
    }

    static void inkBottle(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(400, 648, 225, 42);
        String glass = "M212 395C212 362 232 352 262 350H538C568 352 588 362 588 395V620C588 642 576 652 556 652H244C224 652 212 642 212 620z";
        g.path(glass, g.lin("x", 0, "#cfd8da", .06, "#f4f8f8", .5, "#e6ecec", .93, "#c3cdcf", 1, "#9fabae"));
        String ink = "M236 420H564V600C564 612 556 618 546 618H254C244 618 236 612 236 600z";
        g.path(ink, g.lin("x", 0, Canvas.dk(c, .45), .1, c, .22, Canvas.lt(c, .22), .34, c, .75, Canvas.dk(c, .35), 1, Canvas.dk(c, .6)));
        g.path(ink, g.lin("y", 0, "#000000/0", .6, "#000000/.05", 1, "#000000/.4"));
        g.oval(400, 420, 164, 9, Canvas.lt(c, .18)).oval(400, 421, 150, 6, Canvas.dk(c, .2));
        g.path("M212 395C212 362 232 352 262 350H538C568 352 588 362 588 395V412H212z", "#fff", Canvas.op(.35));
        // label with a stroke of the ink
        g.rect(292, 468, 216, 112, 4, g.lin("d", 0, "#fffdf8", 1, "#efe8da"));
        g.line("M300 476h200v96h-200z", "#b9a98c", 1.2);
        g.line("M328 540C350 500 366 505 372 524S392 548 408 520S440 500 446 522S462 534 474 512", c, 7, "stroke-linecap=\"round\"");
        // reflections
        g.path("M224 400C224 376 234 366 250 364V632C234 630 224 622 224 606z", "#fff", Canvas.op(.55));
        g.path("M262 372H286V636H262z", "#fff", Canvas.op(.14)).path("M572 392V616", null, "stroke=\"#fff\"", "stroke-width=\"4\"", Canvas.op(.5));
        g.path("M244 640H556", null, "stroke=\"#fff\"", "stroke-width=\"5\"", Canvas.op(.6));
        // neck and cap
        g.rect(318, 330, 164, 26, 6, g.lin("x", 0, "#a9b3b6", .2, "#f2f6f6", .8, "#c1cbcd", 1, "#8f9a9d"));
        g.rect(300, 212, 200, 122, 12, g.matte("x", "#2c2a29"));
        for (int i = 0; i < 13; i++) g.rect(309 + i * 15, 228, 3, 104, 1, "#000", Canvas.op(.28));
        g.oval(400, 216, 99, 12, g.lin("d", 0, "#5a5654", 1, "#2b2928"));
    }

    static void cartridge(Canvas g, String c) {
        g.path("M-95-17H62C68-17 70-13 74-9H92C96-9 98-6 98 0S96 9 92 9H74C70 13 68 17 62 17H-95C-102 12-102-12-95-17z", "#e8eef0");
        g.path("M-92-14H50C58-13 62-8 64 0C62 8 58 13 50 14H-92C-97 9-97-9-92-14z", g.gloss("y", c));
        g.path("M-88-10H60C66-10 70-6 76-6H90V-4H74C68-4 64-7 58-7H-88z", "#fff", Canvas.op(.65));
        g.oval(96, 0, 3, 6, "#f8fbfb");
    }
    static final String CART = "M-95-17H62C68-17 70-13 74-9H92C96-9 98-6 98 0S96 9 92 9H74C70 13 68 17 62 17H-95C-102 12-102-12-95-17z";

    static void cartridges(Canvas g, Picture.P p) {
        String c = p.col, box = Canvas.rr(-150, -200, 300, 390, 4), t = Canvas.at(350, 350, -9);
        g.lay(box, t).open(t);
        g.path(box, g.plane("#efe7d8"));
        g.path("M-150-200h300v128h-300z", g.plane(c));
        g.path("M-150-72h300v6h-300z", GOLD);
        g.path("M0-20C22 16 46 44 46 74A46 46 0 0 1-46 74C-46 44-22 16 0-20z", g.lin("d", 0, Canvas.lt(c, .3), .5, c, 1, Canvas.dk(c, .3)));
        g.path("M-24 66C-24 52-14 38-6 28C-12 50-18 62-14 84C-20 80-24 74-24 66z", "#fff", Canvas.op(.5));
        g.line("M-46 148H46M-28 162H28", "#a89878", 3);
        g.path("M-60-200A60 34 0 0 0 60-200z", Canvas.dk(c, .35));
        g.close();
        double[][] at = {{560, 470, -58}, {500, 590, -22}, {330, 630, -8}};
        for (double[] a : at) {
            String u = Canvas.at(a[0], a[1], a[2], 1.12);
            g.layThin(CART, u).open(u);
            cartridge(g, c);
            g.close();
        }
    }

    static void converter(Canvas g, Picture.P p) {
        String o = Canvas.rr(-290, -42, 580, 84, 20);
        single(g, -38, 1.05, o, () -> {
            g.rect(-300, -30, 60, 60, 6, g.metal("y", SILVER)).rect(-250, -42, 46, 84, 5, g.metal("y", SILVER));
            g.rect(-204, -40, 300, 80, 10, "#dfe7e9", Canvas.op(.75));
            g.rect(-200, -28, 130, 56, 4, g.gloss("y", "#274a94")).rect(-70, -34, 26, 68, 4, g.gloss("y", "#2d2d30"));
            g.rect(-44, -9, 140, 18, 2, g.metal("y", SILVER));
            g.oval(-150, 6, 11, 11, g.rad(.35, .3, .8, 0, "#ffffff", .5, "#b9bec2", 1, "#5d6166"));
            g.rect(-204, -40, 300, 80, 10, g.lin("y", 0, "#9fb0b4/.7", .16, "#ffffff/.4", .26, "#ffffff/.95", .36, "#ffffff/.1", .85, "#6f8084/.25", 1, "#55666a/.55"));
            g.rect(92, -42, 70, 84, 6, g.metal("y", SILVER)).rect(162, -32, 128, 64, 14, g.matte("y", "#2c2c2f"));
            for (int i = 0; i < 9; i++) g.rect(174 + i * 12, -31, 4, 62, 0, "#000", Canvas.op(.35));
        });
    }

    static void calligraphySet(Canvas g, Picture.P p) {
        String t = Canvas.at(380, 300, -24, 1);
        g.shadow(FP, t, 14, 22, 18, .42).shadow(FP, t, 3, 7, 5, .4).open(t);
        g.path("M-330-20L-236-25L-205-20V16L-236 24L-330 18z", g.lin("y", 0, "#9a9da1", .25, "#ffffff", .5, "#c6c9cc", 1, "#6d7074"));
        g.line("M-328 0L-256-2", "#55585c", 1.6).oval(-253, -2, 4, 4, "#44474b");
        g.path("M-212-22L-112-28V28L-212 22C-217 8-217-8-212-22z", g.matte("y", "#2a2a2d"));
        g.path("M-104-32H240C300-24 322-12 325 0C322 12 300 24 240 32H-104z", g.gloss("y", "#5c2030"));
        g.rect(-112, -31, 10, 62, 2, g.metal("y", GOLD)).path("M-90-20H250L290-10L240-14H-90z", "#fff", Canvas.op(.4));
        g.close();
        for (int i = 0; i < 3; i++) {
            double w = 15 + i * 7;
            String d = "M-70 " + Canvas.n(-w) + "L30-28H74V28H30L-70 " + Canvas.n(w) + "z", u = Canvas.at(215 + i * 185, 520 - i * 14, -24, 1.05);
            g.layThin(d, u).open(u);
            g.path(d, g.lin("y", 0, "#8f9296", .22, "#ffffff", .5, "#c6c9cc", 1, "#6d7074"));
            g.line("M-69 0H4", "#55585c", 1.6).oval(8, 0, 5, 5, "#44474b").rect(44, -29, 62, 58, 4, g.matte("y", "#2a2a2d")).rect(40, -30, 8, 60, 1, g.metal("y", GOLD));
            g.close();
        }
        for (int i = 0; i < 4; i++) {
            String u = Canvas.at(270 + i * 105, 655 - i * 12, -66, .8);
            g.layThin(CART, u).open(u);
            cartridge(g, i % 2 == 0 ? "#24428f" : "#5c2030");
            g.close();
        }
    }

    // ---- ballpoints and gel pens ----------------------------------------------------------------
    static final String BALL = "M-340-4L-322-9L-262-24L-190-29H300C318-28 326-14 326 0C326 14 318 28 300 29H-190L-262 24L-322 9L-340 4z";
    static void clip(Canvas g, String metal, double x1, double x2) {
        g.path("M" + Canvas.n(x2) + " 0L" + Canvas.n(x1 + 10) + " 6C" + Canvas.n(x1) + " 10 " + Canvas.n(x1) + " 18 " + Canvas.n(x1 + 14) + " 18L" + Canvas.n(x2) + " 15z", "#000", Canvas.op(.25));
        g.path("M" + Canvas.n(x2) + "-12L" + Canvas.n(x1 + 16) + "-7C" + Canvas.n(x1 - 4) + "-5 " + Canvas.n(x1 - 4) + " 7 " + Canvas.n(x1 + 14) + " 8L" + Canvas.n(x2) + " 7z", g.metal("y", metal));
    }
    static void ballpoint(Canvas g, Picture.P p) {
        String c = p.col;
        boolean click = p.is("style", "click");
        String m = click && p.is("colour", "silver") ? "#dadcdf" : SILVER;
        g.path("M-342-3L-320-9V9L-342 3z", g.metal("y", SILVER));
        g.path("M-322-9L-262-24L-196-28V28L-262 24L-322 9z", g.metal("y", SILVER));
        if (click) {
            g.rect(-200, -29, 516, 58, 6, g.matte("y", c));
            for (int i = 0; i < 13; i++) g.rect(-186 + i * 10, -29, 4, 58, 0, "#000", Canvas.op(.16));
            g.rect(-56, -29, 4, 58, 0, Canvas.dk(c, .4));
            g.rect(316, -16, 44, 32, 8, g.metal("y", SILVER)).rect(306, -29, 12, 58, 3, g.metal("y", SILVER));
            clip(g, SILVER, 110, 312);
            g.path("M-190-18H300v5H-190z", "#fff", Canvas.op(.28));
        } else {
            g.path("M-190-28H30V28H-190z", g.gloss("y", c)).rect(-200, -29, 12, 58, 2, g.metal("y", m));
            g.rect(30, -31, 14, 62, 2, g.metal("y", m));
            g.path("M44-30H290C312-28 326-14 326 0C326 14 312 28 290 30H44z", g.gloss("y", c));
            g.path("M-180-18H24v6H-180zM50-20H290L308-14H50z", "#fff", Canvas.op(.45));
            g.path("M284-30L300-29V29L284 30z", g.metal("y", m));
            clip(g, m, 116, 300);
        }
    }

    static final String ROLLER = "M-322-20C-326-12-326 12-322 20L-296 27H310C324 26 330 12 330 0S324-26 310-27H-296z";
    static void rollerball(Canvas g, String c) {
        g.path("M-322-20C-326-12-326 12-322 20L-296 27H0V-27H-296z", g.matte("y", c));
        g.path("M0-31H306C326-30 332-14 332 0S326 30 306 31H0z", g.matte("y", c));
        g.rect(-3, -31, 7, 62, 2, Canvas.dk(c, .6)).path("M-288-17H-8v4H-288zM10-19H300v4H10z", "#fff", Canvas.op(.25));
        g.rect(292, -30, 5, 60, 1, "#232326");
        clip(g, "#3a3a3e", 90, 300);
        g.rect(-302, -26, 5, 52, 1, "#232326", Canvas.op(.8));
    }

    static final String GEL = "M-342-3L-300-13L-262-24L-196-30H300C316-28 322-14 322 0S316 28 300 30H-196L-262 24L-300 13L-342 3z";
    static void gel(Canvas g, String c) {
        g.path("M-344-3L-318-8V8L-344 3z", g.metal("y", SILVER)).path("M-320-8L-262-23L-240-25V25L-262 23L-320 8z", g.lin("y", 0, "#c3cccf", .3, "#ffffff", 1, "#9aa5a9"));
        g.rect(-246, -29, 560, 58, 12, "#e4ebec", Canvas.op(.9));
        g.rect(-246, -9, 400, 18, 4, g.gloss("y", c)).rect(154, -7, 90, 14, 2, "#cfd7d9");
        g.rect(-246, -29, 560, 58, 12, g.lin("y", 0, "#93a3a7/.7", .15, "#ffffff/.4", .26, "#ffffff/.95", .36, "#ffffff/.1", .8, "#6f8084/.2", 1, "#55666a/.55"));
        g.path("M-240-31C-200-26-140-31-90-31V31C-140 31-200 26-240 31z", g.matte("y", c));
        for (int i = 0; i < 8; i++) g.rect(-222 + i * 15, -28, 5, 56, 2, Canvas.dk(c, .5), Canvas.op(.45));
        g.rect(-90, -31, 8, 62, 2, Canvas.dk(c, .2));
        g.rect(236, -31, 80, 62, 10, g.gloss("y", c)).rect(314, -17, 42, 34, 9, g.gloss("y", c));
        clip(g, Canvas.lt(c, .1), 120, 296);
    }

    static final String FOUR = "M-330-4L-262-26L-216-34H250L310-30V30L250 34H-216L-262 26L-330 4z";
    static void fourColour(Canvas g, String c) {
        g.path("M-332-3L-300-13V13L-332 3z", g.metal("y", SILVER));
        g.path("M-302-13L-250-28L-216-33V33L-250 28L-302 13z", g.gloss("y", c)).rect(-216, -34, 250, 68, 3, g.gloss("y", c));
        g.rect(34, -36, 230, 72, 4, g.gloss("y", "#f6f4ef"));
        String[] k = {"#2b2b2e", "#2f5ea8", "#b9343a", "#3c8a57"};
        for (int i = 0; i < 4; i++) {
            double y = -27 + i * 14.5;
            g.rect(110, y, 140, 9, 4, "#8d8a84", Canvas.op(.5)).rect(i == 1 ? 130 : 196, y - 1, 70, 11, 4, g.gloss("y", k[i]));
        }
        g.rect(258, -30, 62, 60, 8, g.gloss("y", "#f0eee8")).oval(326, 0, 11, 11, g.rad(.35, .35, .8, 0, "#ffffff", 1, "#b9b4aa"));
        g.path("M-206-20H26v6H-206z", "#fff", Canvas.op(.5)).rect(30, -36, 6, 72, 1, g.metal("y", SILVER));
    }

    static void stickPens(Canvas g, Picture.P p) {
        String c = p.col, o = Canvas.rr(-300, -15, 600, 30, 8);
        int count = 7;
        for (int i = 0; i < count; i++) {
            double x = 400 + (i - 3) * 62, y = 400 + (i % 2 == 0 ? 0 : 10);
            String t = Canvas.at(x, y, -82, 1);
            g.shadow(o, t, 10, 12, 10, .4);
            g.open(t);
            g.rect(-296, -14, 480, 28, 5, "#e6eced");
            g.rect(-200, -4, 380, 8, 2, c).rect(-296, -14, 480, 28, 5, g.lin("y", 0, "#90a0a4/.8", .18, "#ffffff/.5", .3, "#ffffff/.95", .4, "#ffffff/.1", .8, "#6f8084/.25", 1, "#55666a/.6"));
            g.rect(-304, -12, 26, 24, 6, g.gloss("y", c));
            g.path("M150-16H296C304-12 306-6 306 0S304 12 296 16H150z", g.gloss("y", c)).rect(120, -6, 150, 9, 4, g.gloss("y", Canvas.dk(c, .12)));
            g.close();
        }
    }

    static void fan(Canvas g, int count, double spread, double px, double py, double reach, String outline, double scale, java.util.function.IntConsumer draw) {
        for (int i = 0; i < count; i++) {
            double a = -90 + (count == 1 ? 0 : spread * (i / (count - 1.0) - .5)), r = Math.toRadians(a);
            String t = Canvas.at(px + Math.cos(r) * reach, py + Math.sin(r) * reach, a + 180, scale);
            g.shadow(outline, t, 7, 10, 10, .36);
            g.open(t);
            draw.accept(i);
            g.close();
        }
    }
    static void gelSet(Canvas g, Picture.P p) {
        String[] k = palette(p.s("palette", "classic"));
        String o = Canvas.rr(-340, -29, 690, 58, 10);
        fan(g, 8, 46, 400, 965, 535, o, .78, i -> {
            String c = k[i];
            g.path("M-342-3L-300-10L-246-24V24L-300 10L-342 3z", g.metal("y", SILVER));
            g.rect(-246, -28, 170, 56, 5, g.matte("y", c)).rect(-76, -28, 320, 56, 3, "#e9eeee").rect(-76, -8, 270, 16, 3, c);
            g.rect(-76, -28, 320, 56, 3, g.lin("y", 0, "#93a3a7/.7", .2, "#ffffff/.8", .36, "#ffffff/.1", 1, "#55666a/.55"));
            g.rect(240, -29, 78, 58, 9, g.gloss("y", c)).rect(318, -16, 34, 32, 8, g.gloss("y", c));
        });
    }
    static void gelRow(Canvas g, Picture.P p) {
        String c = p.col;
        for (int i = 0; i < 6; i++) {
            String t = Canvas.at(400 + (i - 2.5) * 84, 400 + (i - 2.5) * -8, -84, .93);
            g.shadow(GEL, t, 10, 12, 11, .4).open(t);
            g.path("M-344-3L-320-8L-246-25V25L-320 8L-344 3z", g.metal("y", SILVER));
            g.rect(-246, -29, 150, 58, 5, g.matte("y", c)).rect(-96, -29, 350, 58, 3, "#dfe3e1").rect(-96, -9, 300, 18, 3, c);
            g.rect(-96, -29, 350, 58, 3, g.lin("y", 0, "#93a3a7/.7", .2, "#ffffff/.8", .36, "#ffffff/.1", 1, "#55666a/.55"));
            g.rect(240, -30, 76, 60, 9, g.gloss("y", c)).rect(314, -17, 38, 34, 8, g.gloss("y", "#cfd3d3"));
            clip(g, c, 130, 300);
            g.close();
        }
    }
    static void refills(Canvas g, Picture.P p) {
        String o = "M-330-3L-300-9L-290-22H250L262-14H300V14H262L250 22H-290L-300 9L-330 3z";
        for (int i = 0; i < 2; i++) {
            String t = Canvas.at(360 + i * 78, 360 + i * 84, -38, 1);
            g.shadow(o, t, 14, 20, 14, .42).shadow(o, t, 3, 6, 4, .4).open(t);
            g.path("M-334-2L-300-9L-286-15V15L-300 9L-334 2z", g.metal("y", GOLD));
            g.rect(-288, -22, 540, 44, 5, g.metal("y", "#c9ccd0")).rect(30, -22, 70, 44, 0, g.gloss("y", p.col)).rect(110, -22, 8, 44, 0, g.gloss("y", p.col));
            g.rect(250, -15, 56, 30, 4, g.gloss("y", p.is("colour", "black") ? "#3a3a3d" : p.col));
            g.close();
        }
    }

    // ---- pencils ----------------------------------------------------------------------------------
    static final String PENCIL = "M-330 0L-262-19H322C328-19 330-14 330 0S328 19 322 19H-262z";
    static void pencil(Canvas g, String c, String end, String lead, String wood) {
        g.path("M-330 0L-252-20V20z", g.lin("y", 0, Canvas.dk(wood, .1), .3, Canvas.lt(wood, .45), .6, wood, 1, Canvas.dk(wood, .35)));
        g.path("M-330 0L-304-6.6C-301-3-301 3-304 6.6z", g.lin("y", 0, Canvas.lt(lead, .1), .35, Canvas.lt(lead, .4), 1, Canvas.dk(lead, .4)));
        double stop = end.equals("eraser") ? 246 : 326;
        String s = Canvas.n(stop);
        g.path("M-254-20C-266-15-266-11-254-7H" + s + "V-20z", Canvas.lt(c, luma(c)));
        g.path("M-254-7C-268-3-268 3-254 7H" + s + "V-7z", c);
        g.path("M-254 7C-266 11-266 15-254 20H" + s + "V7z", Canvas.dk(c, .3));
        g.rect(-250, -17, stop + 246, 4, 2, "#fff", Canvas.op(.35));
        if (end.equals("eraser")) {
            g.rect(288, -20, 50, 40, 10, g.matte("y", "#dba49a"));
            g.rect(244, -21, 52, 42, 3, g.metal("y", "#c9b27a"));
            for (int i = 0; i < 3; i++) g.rect(252 + i * 13, -21, 4, 42, 0, "#5d4a22", Canvas.op(.35));
        } else {
            String dip = end.equals("raw") ? wood : end.equals("dip") ? (luma(c) < .3 ? "#d8c08a" : Canvas.dk(c, .45)) : end;
            g.path("M300-20H322C328-19 330-12 330 0S328 19 322 20H300z", g.matte("y", dip));
            if (!end.equals("raw")) g.rect(292, -20, 7, 40, 0, g.metal("y", GOLD));
        }
    }
    private static double luma(String c) { return Canvas.luma(c) > .75 ? .5 : .26; }

    static void pencilFan(Canvas g, Picture.P p) {
        String c = p.is("colour", "natural") ? "#d8b27c" : p.col;
        fan(g, 9, 40, 400, 1010, 580, PENCIL, .86, i -> pencil(g, c, "eraser", "#3a3a3d", "#e0bd8c"));
    }

    static void pencilTin(Canvas g, Picture.P p) {
        boolean graphite = p.is("palette", "graphite");
        String lid = Canvas.rr(96, 92, 608, 236, 16), tin = Canvas.rr(96, 330, 608, 384, 16);
        g.open("translate(32 32)scale(.92)rotate(-4 400 400)");
        g.lay(tin, "").layThin(lid, "");
        String c = graphite ? "#4a4d52" : "#2d4a5c";
        g.path(lid, g.lin("d", 0, "#d9dbdc", .4, "#f3f3f2", .6, "#c5c8ca", 1, "#a4a8ab"));
        g.line(Canvas.rr(108, 104, 584, 212, 10), "#8d9194", 2);
        g.rect(260, 320, 80, 18, 4, "#8d9194").rect(460, 320, 80, 18, 4, "#8d9194");
        g.path(tin, g.lin("d", 0, Canvas.lt(c, .25), .5, c, 1, Canvas.dk(c, .3)));
        g.rect(112, 346, 576, 352, 8, g.lin("y", 0, "#55504a", .1, "#8a847c", 1, "#a49d93"));
        String[] k = palette("bright");
        int count = Integer.parseInt(p.s("pack", "12"));
        if (count == 12) for (int i = 0; i < count; i++) {
            String col = graphite ? (i % 2 == 0 ? "#2f5242" : "#35594a") : k[i];
            g.open(Canvas.at(137 + i * 47.8, 524, 90, .5) + "scale(1 1.12)");
            pencil(g, col, graphite ? "dip" : "raw", graphite ? Canvas.mix("#8d9094", "#1d1d1f", i / 11.0) : col, "#e0bd8c");
            g.close();
        } else { // many slim pencils: shapes of one kind share a path
            int rows = count / 24;
            double w = 570.0 / 24, h = rows == 1 ? 330 : 164, tip = rows == 1 ? 36 : 28, r = w * .4;
            StringBuilder wood = new StringBuilder(), light = new StringBuilder(), dark = new StringBuilder(), shade = new StringBuilder();
            StringBuilder own = new StringBuilder();
            for (int i = 0; i < count; i++) {
                double x = 115 + (i % 24 + .5) * w, y = 356 + i / 24 * (h + 8), f = (i % 24) / 23.0 * 11;
                String c2 = Canvas.mix(k[(int) f], k[Math.min(11, (int) f + 1)], f - (int) f);
                if (i >= 24) c2 = i % 2 == 0 ? Canvas.lt(c2, .35) : Canvas.dk(c2, .3);
                own.append("<path fill=\"").append(c2).append("\" d=\"").append(Canvas.rr(x - r, y + tip, 2 * r, h - tip, 0)).append(Canvas.poly(x, y, x + 3, y + 9, x - 3, y + 9)).append("\"/>");
                wood.append(Canvas.poly(x - 3, y + 9, x + 3, y + 9, x + r, y + tip, x - r, y + tip));
                light.append(Canvas.rr(x - r, y + tip, r * .6, h - tip, 0));
                dark.append(Canvas.rr(x + r * .4, y + tip - 6, r * .6, h - tip + 6, 0));
                shade.append(Canvas.rr(x - r + 3, y + tip, 2 * r + 2, h - tip + 3, 0));
            }
            g.path(shade.toString(), "#2b251e", Canvas.op(.35)).raw(own.toString()).path(wood.toString(), "#e6c795").path(light.toString(), "#fff", Canvas.op(.3)).path(dark.toString(), "#17110c", Canvas.op(.26));
        }
        g.path("M112 346H688V366H112z", g.lin("y", 0, "#000000/.35", 1, "#000000/0"));
        g.close();
    }

    static final String MECH = "M-345-2L-290-7L-240-22L-200-25H300C310-22 312-10 312 0S310 22 300 25H-200L-240 22L-290 7L-345 2z";
    static void mech(Canvas g, Picture.P p) {
        String c = p.col;
        boolean soft = p.is("style", "soft");
        g.rect(-352, -1.6, 20, 3.2, 1, "#3a3a3d").rect(-334, -4, 42, 8, 1, g.metal("y", SILVER));
        g.path("M-294-6L-246-20V20L-294 6z", g.metal("y", SILVER));
        if (soft) {
            g.rect(-250, -26, 556, 52, 8, g.gloss("y", c)).path("M-246-27C-200-20-120-20-60-27V27C-120 20-200 20-246 27z", g.matte("y", Canvas.dk(c, .3)));
            for (int i = 0; i < 9; i++) g.oval(-220 + i * 18, 0, 4, 8, Canvas.dk(c, .55), Canvas.op(.45));
            g.rect(306, -15, 30, 30, 3, "#f4f2ee").rect(300, -19, 18, 38, 3, g.metal("y", "#e6e6e4")).rect(334, -13, 16, 26, 5, g.matte("y", "#f2efe8"));
        } else {
            g.rect(-248, -23, 150, 46, 3, g.metal("y", p.is("colour", "silver") ? "#a3a7ab" : "#b9bcc0"));
            for (int i = 0; i < 18; i++) g.rect(-240 + i * 7.8, -23, 3, 46, 0, "#222", Canvas.op(.32));
            g.rect(-98, -24, 390, 48, 4, g.matte("y", c)).rect(-98, -24, 10, 48, 1, g.metal("y", SILVER)).rect(-74, -14, 30, 20, 3, g.lin("y", 0, "#ffffff", 1, "#cfcfcb"));
            g.rect(292, -18, 14, 36, 2, g.metal("y", SILVER)).rect(304, -14, 44, 28, 5, g.metal("y", SILVER));
        }
        clip(g, soft ? Canvas.dk(c, .15) : SILVER, 120, 290);
    }

    static void leads(Canvas g, Picture.P p) {
        String o = Canvas.rr(-230, -40, 460, 80, 12);
        String t = Canvas.at(370, 350, -38);
        g.shadow(o, t, 14, 20, 14, .42).shadow(o, t, 3, 6, 4, .4).open(t);
        g.rect(-230, -40, 460, 80, 12, "#dfe4e4");
        for (int i = 0; i < 6; i++) g.rect(-200, -24 + i * 9, 330, 3.4, 1.5, "#3a3a3d");
        g.rect(-230, -40, 460, 80, 12, g.lin("y", 0, "#93a3a7/.7", .15, "#ffffff/.4", .26, "#ffffff/.8", .36, "#ffffff/.1", .8, "#6f8084/.2", 1, "#55666a/.5"));
        g.rect(-120, -41, 190, 82, 2, g.matte("y", "#26385a")).rect(-120, -41, 10, 82, 0, GOLD);
        g.rect(150, -42, 84, 84, 12, g.gloss("y", "#2c2c2f"));
        for (int i = 0; i < 5; i++) g.rect(164 + i * 11, -41, 4, 82, 0, "#000", Canvas.op(.35));
        g.close();
        double[][] at = {{470, 520, -46}, {500, 560, -34}, {440, 590, -40}, {560, 540, -29}};
        for (double[] a : at) {
            String u = Canvas.at(a[0], a[1], a[2]), d = Canvas.rr(-150, -3, 300, 6, 3);
            g.shadow(d, u, 4, 6, 4, .45).open(u).rect(-150, -3, 300, 6, 3, g.lin("y", 0, "#7a7b80", .4, "#4a4a4e", 1, "#242427")).close();
        }
    }

    // ---- erasers and sharpeners ---------------------------------------------------------------------
    static void eraser(Canvas g, Picture.P p) {
        String c = p.col, all = "M-260-110L-236-128H240L262-112V82L240 128H-240L-260 108z";
        String t = Canvas.at(400, 400, -20, 1.04);
        g.lay(Canvas.rr(-262, -110, 524, 236, 18), t).open(t);
        g.rect(-262, -104, 524, 230, 18, "#cfc9be").rect(-262, -122, 524, 226, 20, g.lin("d", 0, "#ffffff", .6, "#f4f1eb", 1, "#e0dbd1"));
        g.path("M-120-124H262V126H-120z", Canvas.dk(c, .35)).path("M-120-124H262V106H-120z", g.plane(c));
        g.path("M-120-50H262V24H-120z", "#fbf8f2", Canvas.op(.92)).path("M-120-50H262v5H-120zM-120 19H262v5H-120z", GOLD);
        g.path("M30-13m-22 0a22 22 0 1 0 44 0a22 22 0 1 0-44 0", c).path("M66-13H150", null, "stroke=\"" + c + "\"", "stroke-width=\"7\"", "stroke-linecap=\"round\"");
        g.path("M-120-124H-104V106H-120z", "#000", Canvas.op(.14)).path("M-132-122H-120V104H-132z", "#000", Canvas.op(.12));
        g.path("M-244-112H-130V-104H-250z", "#fff", Canvas.op(.9));
        g.close();
        for (double[] a : new double[][]{{190, 610, 20}, {236, 640, -30}, {150, 560, 50}})
            g.open(Canvas.at(a[0], a[1], a[2])).path("M-16 0C-8-8 8-8 16 0C8 5-8 5-16 0z", "#b9b3aa").close();
    }

    static void sharpener(Canvas g, Picture.P p) {
        String m = p.is("material", "brass") ? "#cba65b" : "#b9bdc1";
        String o = "M-230-120L230-165V165L-230 120z", t = Canvas.at(390, 370, -14, 1);
        shaving(g, 560, 610, 1.25, 10);
        shaving(g, 240, 640, .9, 160);
        g.lay(o, t).open(t);
        g.path("M-230-104L230-146V178L-230 134z", Canvas.dk(m, .55));
        g.path(o, g.lin("d", 0, Canvas.lt(m, .55), .35, m, .5, Canvas.lt(m, .35), .7, Canvas.dk(m, .08), 1, Canvas.dk(m, .35)));
        for (int i = 0; i < 9; i++) { // grip grooves on both long sides
            double x = -190 + i * 26;
            g.path("M" + Canvas.n(x) + " " + Canvas.n(-124 - (x + 230) * .098) + "l10-1v30l-10 1z", Canvas.dk(m, .35), Canvas.op(.7));
            g.path("M" + Canvas.n(x) + " " + Canvas.n(94 + (x + 230) * .098) + "l10 1v30l-10-1z", Canvas.dk(m, .45), Canvas.op(.7));
        }
        g.path("M-120-62L228-84V-30L-120-20z", Canvas.dk(m, .7)).path("M-120-62L228-84V-72L-120-50z", "#000", Canvas.op(.3));
        g.path("M-170-34L196-46L196 66L-170 62z", "#000", Canvas.op(.3));
        g.path("M-176-44L190-58V54L-176 50z", g.lin("d", 0, "#8e949a", .3, "#eef0f2", .5, "#b7bcc1", .75, "#e3e6e8", 1, "#7b8187"));
        g.path("M-176-44L190-58V-48L-176-35z", "#fff", Canvas.op(.8));
        g.oval(10, 2, 34, 34, g.rad(.35, .3, .8, 0, "#f4f5f6", .6, "#a0a6ab", 1, "#60666c"));
        g.path("M-14-8L38 14", null, "stroke=\"#3e4348\"", "stroke-width=\"9\"");
        g.path("M-230-120L230-165V-158L-230-113z", "#fff", Canvas.op(.5));
        g.close();
    }
    static void shaving(Canvas g, double x, double y, double s, double a) {
        String d = "M-60 10C-50-40 30-50 60-8C40-20 10-20-4 0C-16 18-40 26-60 10z";
        String t = Canvas.at(x, y, a, s);
        g.shadow(d, t, 5, 8, 8, .35).open(t);
        g.path(d, g.lin("d", 0, "#f1d8ae", .6, "#dcb67e", 1, "#b98a52"));
        g.line("M-60 10C-50-40 30-50 60-8", "#2f5242", 5).line("M-40 4C-30-22 20-30 44-14M-46 8C-30-6 0-16 20-14", "#b98a52", 1.4, Canvas.op(.7));
        g.close();
    }
    static void canSharpener(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(400, 652, 190, 44);
        g.path("M240 340H560V610C560 664 240 664 240 610z", g.lin("x", 0, "#bfc7c8", .1, "#f3f5f5", .5, "#e3e7e6", .9, "#c0c8c9", 1, "#9aa3a5"));
        String in = "M256 520C300 500 350 530 400 512S500 500 544 522V606C544 650 256 650 256 606z", k = g.clip(in);
        g.path(in, "#cfae7c");
        g.open("", k);
        for (int i = 0; i < 26; i++) {
            double x = 256 + i * 97 % 285, y = 522 + i * 53 % 118;
            g.path("M" + Canvas.n(x) + " " + Canvas.n(y) + "c14-20 40-18 50 2c-16-8-34-8-50-2z", i % 3 == 0 ? "#e9cb97" : i % 3 == 1 ? "#b98d55" : "#dbb77f");
        }
        g.close();
        g.path("M240 340H560V610C560 664 240 664 240 610z", g.lin("x", 0, "#7d888a/.5", .1, "#ffffff/.1", .2, "#ffffff/.75", .27, "#ffffff/.1", .8, "#5d686a/.1", 1, "#4d585a/.45"));
        g.path("M228 250V392C228 446 572 446 572 392V250z", g.matte("x", c));
        for (int i = 0; i < 25; i++) {
            double a = Math.PI * (i + .5) / 25, x = 400 - 171 * Math.cos(a), y = 40 * Math.sin(a);
            g.path("M" + Canvas.n(x) + " " + Canvas.n(300 + y) + "v74", null, "stroke=\"" + Canvas.dk(c, .5) + "\"", "stroke-width=\"3\"", Canvas.op(.35));
        }
        g.oval(400, 250, 172, 54, g.lin("d", 0, Canvas.lt(c, .4), .6, c, 1, Canvas.dk(c, .25)));
        g.oval(400, 252, 152, 44, g.lin("d", 0, Canvas.lt(c, .12), 1, Canvas.lt(c, .3)));
        for (double[] h : new double[][]{{340, 250, 52}, {474, 256, 32}}) {
            g.oval(h[0], h[1], h[2] + 6, h[2] * .42 + 3, Canvas.dk(c, .2)).oval(h[0], h[1] + 2, h[2], h[2] * .4, "#1f1c1a");
            g.path("M" + Canvas.n(h[0] - h[2] * .8) + " " + Canvas.n(h[1] + 7) + "L" + Canvas.n(h[0] + h[2] * .7) + " " + Canvas.n(h[1] - h[2] * .2) + "l6 8L" + Canvas.n(h[0] - h[2] * .6) + " " + Canvas.n(h[1] + h[2] * .3) + "z", g.lin("d", 0, "#f2f4f5", 1, "#80868b"));
        }
        g.path("M256 296V404C262 412 274 418 286 422V312z", "#fff", Canvas.op(.22));
    }

    // ---- markers ------------------------------------------------------------------------------------
    static final String HL = "M-320-14L-262-26L-250-46H250C268-44 276-30 276 0S268 44 250 46H-250L-262 26L-320 14z";
    static final String HLCAP = "M-105-50H70C94-48 104-30 104 0S94 48 70 50H-105z";
    static void highlighter(Canvas g, Picture.P p) {
        String c = p.col, t = Canvas.at(380, 372, -36, 1.04), u = Canvas.at(520, 560, -36, 1.04);
        // a calm stroke of colour beneath
        g.path("M120 664C190 646 260 652 330 640L336 690C262 704 190 700 124 712z", c, Canvas.op(.5));
        g.shadow(HL, t, 14, 22, 18, .42).shadow(HL, t, 3, 7, 5, .4).shadow(HLCAP, u, 14, 22, 18, .42).open(t);
        g.path("M-322-18L-262-20V20L-296 20z", g.matte("y", Canvas.dk(c, .05))).path("M-266-26H-196L-180-40V40L-196 26H-266z", g.matte("y", "#34343a"));
        g.path("M-196-44H250C268-42 276-28 276 0S268 42 250 44H-196z", g.gloss("y", c));
        g.rect(-170, -45, 40, 90, 0, g.matte("y", "#34343a")).path("M-110-26H240L256-18H-110z", "#fff", Canvas.op(.5));
        g.rect(-60, -18, 210, 56, 6, "#fffdf5", Canvas.op(.28));
        g.close().open(u);
        g.path(HLCAP, g.gloss("y", c)).oval(-105, 0, 8, 49, "#3b3630");
        g.path("M100-10L-62-6C-72-4-72 12-62 14L100 10z", g.gloss("y", Canvas.dk(c, .12)));
        g.path("M-90-30H70L88-22H-90z", "#fff", Canvas.op(.5));
        g.close();
    }
    static void highlighterSet(Canvas g, Picture.P p) {
        String[] k = p.is("palette", "pastel") ? palette("pastel") : new String[]{"#f2dc3f", "#ee8f3b", "#ee7fae", "#8a7fc8", "#4fb3d0", "#86c95a"};
        String o = Canvas.rr(-290, -40, 580, 80, 20);
        for (int i = 0; i < 6; i++) {
            String c = k[i], t = Canvas.at(168 + i * 93, 402 + (i % 2 == 0 ? -6 : 8), 90, 1);
            g.shadow(o, t, 9, 12, 12, .38).open(t);
            g.path("M-270-40H-60V40H-270C-284 38-290 20-290 0S-284-38-270-40z", g.gloss("y", c)).rect(-62, -41, 8, 82, 1, Canvas.dk(c, .35));
            g.path("M-54-39H262C284-36 290-20 290 0S284 36 262 39H-54z", g.gloss("y", Canvas.lt(c, .12))).rect(230, -38, 24, 76, 2, "#fff", Canvas.op(.5));
            g.path("M-250-8L-90-5V11L-250 9z", g.gloss("y", Canvas.dk(c, .14))).rect(20, -16, 160, 46, 6, "#fffdf5", Canvas.op(.4));
            g.close();
        }
    }
    static void marker(Canvas g, Picture.P p) {
        String c = p.col;
        boolean paint = p.is("style", "paint"), chisel = p.is("tip", "chisel");
        String body = paint ? "#eeece6" : "#e9e7e2", t = Canvas.at(370, 368, -36, 1.04), u = Canvas.at(510, 560, -36, 1.04);
        String o = "M-310-10L-250-22L-200-46H262C276-42 280-26 280 0S276 42 262 46H-200L-250 22L-310 10z";
        g.shadow(o, t, 14, 22, 18, .42).shadow(o, t, 3, 7, 5, .4).shadow(HLCAP, u, 14, 22, 18, .42).open(t);
        String ink = c.equals("#f5f3ee") ? "#f1eee6" : c;
        g.path(chisel ? "M-314-18L-252-18V18L-292 18z" : "M-306 0C-304-10-290-15-252-16V16C-290 15-304 10-306 0z", g.matte("y", ink));
        g.path("M-256-22H-206L-190-38V38L-206 22H-256z", g.matte("y", paint ? "#c9c6be" : "#3a3a3f"));
        g.path("M-196-43H262C276-40 280-26 280 0S276 40 262 43H-196z", paint ? g.metal("y", body) : g.gloss("y", c.equals("#2b2b2e") ? "#3a3a3e" : c));
        g.rect(-120, -44, 250, 88, 0, paint ? g.matte("y", ink) : g.matte("y", "#f4f1ea"));
        g.rect(-120, -44, 8, 88, 0, GOLD, Canvas.op(.8)).rect(122, -44, 8, 88, 0, GOLD, Canvas.op(.8));
        String mark = paint ? (Canvas.luma(ink) > .6 ? "#6d675c" : "#f2efe8") : c;
        g.path("M-60-4C-30-30-10 24 20-4S60-14 80-2", null, "stroke=\"" + mark + "\"", "stroke-width=\"7\"", "fill=\"none\"", "stroke-linecap=\"round\"", Canvas.op(.8));
        g.close().open(u);
        g.path(HLCAP, g.gloss("y", paint ? ink : c)).oval(-105, 0, 8, 49, "#2b2724");
        g.path("M100-10L-62-6C-72-4-72 12-62 14L100 10z", g.gloss("y", Canvas.dk(paint ? ink : c, .15)));
        g.close();
    }
    static void markerSet(Canvas g, Picture.P p) {
        String[] k = palette("board");
        String o = Canvas.rr(-300, -52, 600, 104, 18);
        for (int i = 0; i < 4; i++) {
            String c = k[i], t = Canvas.at(205 + i * 130, 400 + (i % 2 == 0 ? -8 : 8), 88, 1);
            g.shadow(o, t, 10, 14, 14, .38).open(t);
            g.path("M-280-50H-90V50H-280C-294 46-300 24-300 0S-294-46-280-50z", g.gloss("y", c)).path("M-260-8L-120-5V13L-260 11z", g.gloss("y", Canvas.dk(c, .2)));
            g.rect(-90, -48, 370, 96, 4, g.gloss("y", "#f1efea")).rect(-30, -48, 200, 96, 0, g.matte("y", c)).rect(0, -14, 140, 26, 13, "#e9eef0", Canvas.op(.9)).rect(4, -10, 96, 18, 9, c);
            g.path("M272-46H284C296-40 300-24 300 0S296 40 284 46H272z", g.gloss("y", c)).close();
        }
    }
    static void linerBody(Canvas g, String c, String ring) {
        g.rect(-346, -2, 24, 4, 1, "#2a2a2d").path("M-326-6H-300L-270-18V18L-300 6H-326z", g.metal("y", SILVER));
        g.path("M-272-20H-150V20H-272z", g.matte("y", Canvas.dk(c, .25))).rect(-152, -24, 466, 48, 5, g.matte("y", c)).rect(-152, -24, 9, 48, 1, g.metal("y", ring));
        g.rect(296, -24, 34, 48, 10, g.matte("y", Canvas.dk(c, .3))).path("M-136-15H290v4H-136z", "#fff", Canvas.op(.3));
    }
    static final String LINER = "M-346 0L-326-8L-270-20H-152V-24H314C328-22 330-10 330 0S328 22 314 24H-152V20H-270L-326 8z";
    static void fineliner(Canvas g, Picture.P p) {
        String t = Canvas.at(372, 372, -38, 1.04), u = Canvas.at(500, 520, -38, 1.04), cap = Canvas.rr(-110, -27, 220, 54, 10);
        g.shadow(LINER, t, 14, 22, 16, .42).shadow(LINER, t, 3, 6, 4, .4).shadow(cap, u, 14, 22, 16, .42).shadow(cap, u, 3, 6, 4, .4).open(t);
        linerBody(g, p.col, SILVER);
        g.rect(0, -24, 130, 48, 0, g.matte("y", "#f0ece2")).close().open(u);
        g.path(cap, g.matte("y", p.col)).oval(-108, 0, 5, 26, "#1d1a18");
        clip(g, SILVER, -60, 96);
        g.close();
    }
    static void finelinerSet(Canvas g, Picture.P p) {
        String[] k = palette(p.s("palette", "bright"));
        int count = p.is("pack", "20") ? 20 : 10;
        fan(g, count, count == 20 ? 56 : 44, 400, count == 20 ? 880 : 980, count == 20 ? 475 : 550, LINER, count == 20 ? .72 : .8, i -> {
            String c = count == 20 ? Canvas.mix(k[i / 2 % k.length], k[(i / 2 + 1) % k.length], i % 2 * .5) : k[i];
            g.path("M-346 0L-270-18V18z", g.metal("y", SILVER)).path("M-272-21H314C326-20 330-10 330 0S326 20 314 21H-272z", g.matte("y", c)).rect(-160, -22, 8, 44, 0, "#fff", Canvas.op(.6));
        });
    }
    static void brushPens(Canvas g, Picture.P p) {
        String[] k = palette(p.s("palette", "bright"));
        String o = "M-330 0L-270-16H290L320 0L290 16H-270z";
        for (int i = 0; i < 12; i++) {
            String c = k[i], t = Canvas.at(136 + i * 48, 400 + (i % 2 == 0 ? -16 : 16), 90, .92);
            g.shadow(o, t, 7, 10, 9, .36).open(t);
            g.path("M-336 0C-320-2-300-13-276-14V14C-300 13-320 2-336 0z", g.matte("y", c));
            g.path("M-278-12L-240-21H230L262-12V12L230 21H-240L-278 12z", g.gloss("y", i % 2 == 0 ? "#f2efe9" : "#f2efe9"));
            g.rect(-236, -21, 60, 42, 0, g.matte("y", c)).rect(190, -21, 36, 42, 0, g.matte("y", c)).rect(262, -6, 34, 12, 2, g.matte("y", "#d8d5ce")).rect(296, -3, 18, 6, 2, c);
            g.close();
        }
    }
}
