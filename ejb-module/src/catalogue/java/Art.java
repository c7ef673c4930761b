import java.util.Map;

/** Paint, brushes and drawing materials. */
final class Art {
    static void register(Map<String, Picture.Template> m) {
        m.put("watercolourbox", Art::watercolourBox);
        m.put("paintbox", Art::paintBox);
        m.put("painttube", Art::paintTube);
        m.put("tubeset", Art::tubeSet);
        m.put("paintpots", Art::paintPots);
        m.put("brush", Art::brush);
        m.put("brushset", Art::brushSet);
        m.put("artpad", Art::artPad);
        m.put("colourfan", Art::colourFan);
        m.put("sketchpad", Art::sketchPad);
        m.put("charcoal", Art::charcoal);
        m.put("pastels", Art::pastels);
        m.put("stumps", Art::stumps);
        m.put("kidsbook", Art::kidsBook);
    }
    static final String SILVER = Writing.SILVER, GOLD = Writing.GOLD;
    static final String[] PANS = {"#f3e04a", "#e9b730", "#e07b39", "#cf3b30", "#a82742", "#b85a8a", "#6a4a94", "#2b3f9b", "#2f78b8", "#2a9a96", "#2f7d55", "#7fa043", "#b9973f", "#9a5a30", "#6b3f2a", "#3f2f28", "#4f5a66", "#23242a", "#d8b48f", "#c99a8a", "#8fb0c9", "#a3b58f", "#5c6d8a", "#f4f1e8"};
    static String n(double v) { return Canvas.n(v); }

    static void watercolourBox(Canvas g, Picture.P p) {
        boolean big = p.is("pans", "24");
        int cols = big ? 12 : 6, rows = 2;
        String lid = Canvas.rr(90, 110, 620, 270, 18), tin = Canvas.rr(90, 384, 620, 300, 18);
        g.open("rotate(-4 400 400)").lay(tin, "").lay(lid, "");
        g.path(lid, g.lin("d", 0, "#2f3338", 1, "#17191c")).path(Canvas.rr(100, 120, 600, 250, 12), g.lin("d", 0, "#ffffff", .6, "#f3f1ec", 1, "#dcd8cf"));
        String[] wash = {"#6d93bb", "#c4705c", "#a3b05c"};
        for (int i = 0; i < 3; i++) {
            double x = 116 + i * 194;
            g.rect(x, 136, 180, 218, 14, g.lin("d", 0, "#d3cec4", .25, "#f0ede6", 1, "#ffffff"));
            g.path("M" + n(x + 34) + " 210C" + n(x + 50) + " 160 " + n(x + 130) + " 170 " + n(x + 146) + " 220C" + n(x + 158) + " 280 " + n(x + 110) + " 320 " + n(x + 70) + " 306C" + n(x + 30) + " 296 " + n(x + 20) + " 250 " + n(x + 34) + " 210z", g.rad(.4, .4, .7, 0, wash[i] + "/.35", .7, wash[i] + "/.55", 1, wash[i] + "/.8"));
        }
        g.rect(230, 372, 70, 18, 4, g.metal("y", SILVER)).rect(500, 372, 70, 18, 4, g.metal("y", SILVER));
        g.path(tin, g.lin("d", 0, "#2f3338", 1, "#141618")).path(Canvas.rr(102, 396, 596, 276, 10), g.lin("y", 0, "#cfcbc2", .1, "#efece5", 1, "#faf8f3"));
        double w = 576.0 / cols, h = 100;
        for (int i = 0; i < cols * rows; i++) {
            double x = 112 + i % cols * w, y = 410 + i / cols * 152;
            String c = big ? PANS[i] : PANS[new int[]{0, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 16}[i]];
            g.rect(x + 3, y, w - 6, h, 5, g.lin("y", 0, "#ffffff", 1, "#d9d5cb"), "stroke=\"#b9b4a8\"", "stroke-width=\"1\"").rect(x + 8, y + 6, w - 16, h - 12, 4, g.lin("d", 0, Canvas.dk(c, .2), .3, c, 1, Canvas.lt(c, .14)));
            g.path("M" + n(x + 12) + " " + n(y + 14) + "q" + n(w / 2 - 12) + "-8 " + n(w - 24) + " 0v8q" + n(-w / 2 + 12) + "-7 " + n(24 - w) + " 0z", "#fff", Canvas.op(.3));
        }
        g.rect(112, 526, 576, 20, 6, "#dcd7cc").close();
        String t = Canvas.at(440, 538, -3, .62);
        brushDraw(g, t, "round", 15, "#26385a");
    }
    static void paintBox(Canvas g, Picture.P p) {
        String c = p.col, o = Canvas.rr(-270, -200, 540, 400, 26), t = Canvas.at(400, 410, -7);
        g.lay(o, t).open(t).path(Canvas.rr(-268, -194, 542, 404, 26), Canvas.dk(c, .4)).path(o, g.plane(c)).path(Canvas.rr(-252, -182, 504, 364, 18), g.lin("d", 0, "#ffffff", 1, "#e7e3da"));
        for (int i = 0; i < 12; i++) {
            double x = -196 + i % 6 * 78.5, y = -112 + i / 6 * 104;
            String k = PANS[new int[]{0, 2, 3, 4, 6, 7, 8, 9, 10, 11, 13, 17}[i]];
            g.oval(x, y, 36, 36, g.lin("d", 0, "#bdb8ad", 1, "#fbfaf6")).oval(x, y, 31, 31, g.rad(.38, .34, .8, 0, Canvas.lt(k, .18), .5, k, 1, Canvas.dk(k, .3))).path("M" + n(x - 18) + " " + n(y - 12) + "q18-16 36 0q-18-8-36 0z", "#fff", Canvas.op(.4));
        }
        g.rect(-236, 78, 470, 88, 12, g.lin("y", 0, "#d0cbc1", .2, "#ece9e1", 1, "#ffffff"));
        g.close();
        brushDraw(g, Canvas.at(370, 540, -9, .52), "round", 17, "#cf3b30");
        String u = Canvas.at(600, 500, -9, 1);
        g.open(u).rect(-56, -18, 100, 40, 6, g.gloss("y", "#f4f2ec")).rect(-20, -18, 46, 40, 0, c).rect(44, -12, 22, 28, 4, g.gloss("y", "#fbfaf6")).close();
    }

    /** a tube lying with its cap at the left */
    static void tube(Canvas g, String t, String c, double half) {
        String a = n(half), o = "M-150-" + n(half * .96) + "C-60-" + n(half * 1.04) + " 120-" + a + " 260-" + n(half * 1.04) + "V" + n(half * 1.04) + "C120 " + a + "-60 " + n(half * 1.04) + "-150 " + n(half * .96) + "L-186 22H-260V-22H-186z";
        g.shadow(o, t, 12, 18, 16, .42).shadow(o, t, 3, 6, 5, .4).open(t);
        String body = "M-150-" + n(half * .96) + "C-60-" + n(half * 1.04) + " 120-" + a + " 260-" + n(half * 1.04) + "V" + n(half * 1.04) + "C120 " + a + "-60 " + n(half * 1.04) + "-150 " + n(half * .96) + "C-158 " + n(half * .4) + "-158-" + n(half * .4) + "-150-" + n(half * .96) + "z";
        g.path("M-156-" + n(half * .9) + "L-190-24V24L-156 " + n(half * .9) + "z", g.metal("y", "#cfd2d5"));
        g.path(body, g.lin("y", 0, "#9ea3a8", .12, "#e4e6e8", .24, "#ffffff", .4, "#e3e5e7", .7, "#b9bdc1", .92, "#888d92", 1, "#a9adb1"));
        String k = g.clip(body);
        g.open("", k).rect(-90, -100, 250, 200, 0, g.gloss("y", c)).rect(-90, -100, 6, 200, 0, "#fff", Canvas.op(.7)).rect(154, -100, 6, 200, 0, "#fff", Canvas.op(.7));
        String ink = Canvas.luma(c) > .6 ? "#4b463e" : "#fbf6ea";
        g.path("M-40-4C-20-34 0 22 24-4S70-22 100 0", null, "fill=\"none\"", "stroke=\"" + ink + "\"", "stroke-width=\"7\"", "stroke-linecap=\"round\"", Canvas.op(.85)).close();
        g.rect(232, -half * 1.05, 34, half * 2.1, 2, g.lin("x", 0, "#9ea3a8", .3, "#f1f2f3", .6, "#b4b8bc", 1, "#8a8f94")).line("M242-" + a + "V" + a + "M254-" + a + "V" + a, "#777c82", 1.5, Canvas.op(.7));
        g.rect(-264, -28, 78, 56, 6, g.matte("y", "#2a2a2d"));
        for (int i = 0; i < 6; i++) g.rect(-256 + i * 12, -27, 4, 54, 0, "#000", Canvas.op(.35));
        g.path("M100-" + n(half * .5) + "L190-" + n(half * .2) + "L120 " + n(half * .6), null, "fill=\"none\"", "stroke=\"#fff\"", "stroke-width=\"2\"", Canvas.op(.25)).close();
    }
    static void paintTube(Canvas g, Picture.P p) {
        String c = p.col;
        String s = "M150 620C170 570 260 560 330 572C420 588 500 560 590 578C650 592 650 640 600 650C520 668 440 640 350 656C270 668 130 680 150 620z";
        g.shadow(s, "", 3, 6, 6, .3).path(s, g.lin("d", 0, Canvas.lt(c, .25), .5, c, 1, Canvas.dk(c, .2)));
        g.line("M180 606C260 584 340 604 420 600S560 590 620 606M190 630C280 612 360 632 440 624S560 616 624 630", Canvas.dk(c, .25), 4, Canvas.op(.35), "stroke-linecap=\"round\"").line("M200 592C270 576 340 592 400 590", "#fff", 5, Canvas.op(.45), "stroke-linecap=\"round\"");
        tube(g, Canvas.at(405, 360, -24, 1.1), c, 84);
    }
    static void tubeSet(Canvas g, Picture.P p) {
        String o = Canvas.rr(90, 210, 620, 400, 10);
        g.open("rotate(-4 400 400)").lay(o, "").path(o, g.plane("#efe7d8")).path(Canvas.rr(106, 226, 588, 368, 5), g.lin("y", 0, "#b9a98c", .12, "#d9cbb0", 1, "#e6dbc6"));
        for (int i = 0; i < 12; i++) {
            String c = PANS[new int[]{23, 0, 2, 3, 4, 6, 7, 9, 10, 11, 13, 17}[i]];
            g.open(Canvas.at(135 + i * 48.2, 412, 0));
            g.path("M-19-130H19L17 96L8 112V150H-8V112L-17 96z", Canvas.SHADE, Canvas.op(.28), "transform=\"translate(5 7)\"");
            g.path("M-20-140H20L18 92C10 98-10 98-18 92z", g.lin("x", 0, "#9ea3a8", .25, "#ffffff", .5, "#dfe1e3", 1, "#92979c")).path("M-18.6-80H18.6L18 60H-18z", g.gloss("x", c)).rect(-21, -142, 42, 14, 1, "#c2c6ca");
            g.path("M-16 94L-8 112H8L16 94z", "#b9bdc1").rect(-11, 110, 22, 46, 4, g.matte("x", "#2a2a2d")).close();
        }
        g.close();
    }
    static void paintPots(Canvas g, Picture.P p) {
        String[] k = p.is("palette", "muted") ? new String[]{"#7d8f9c", "#94a68a", "#c9a15a", "#b9806c", "#a58397", "#efe7d6"} : new String[]{"#cf3b30", "#e9b730", "#2b3f9b", "#2f7d55", "#f4f1e8", "#23242a"};
        for (int i = 0; i < 6; i++) {
            boolean back = i < 3;
            double x = back ? 216 + i * 184 : 190 + (i - 3) * 206, y = back ? 400 : 610, s = back ? .88 : 1;
            String c = k[i];
            g.open(Canvas.at(x, y, 0, s)).floor(0, 62, 96, 24);
            g.path("M-84-40C-90-30-90 40-84 56C-76 74 76 74 84 56C90 40 90-30 84-40z", g.lin("x", 0, "#c3cbcc", .1, "#f7fafa", .5, "#e5eaea", .9, "#c4cccd", 1, "#98a2a4"));
            g.path("M-72-30H72V46C60 58-60 58-72 46z", g.gloss("x", c)).path("M-70-20C-70 20-70 30-66 44L-52 50V-20z", "#fff", Canvas.op(.35));
            g.rect(-78, -92, 156, 56, 8, g.matte("x", "#f5f2ec"));
            for (int j = 0; j < 15; j++) g.rect(-72 + j * 10, -76, 2.5, 38, 0, "#8d857a", Canvas.op(.3));
            g.oval(0, -90, 77, 19, g.lin("d", 0, "#ffffff", 1, "#e2ddd3")).oval(0, -90, 48, 11, g.lin("d", 0, Canvas.lt(c, .2), 1, c)).close();
        }
    }

    /** a brush with its hair at the left; half = half thickness of the ferrule */
    static void brushDraw(Canvas g, String t, String shape, double half, String handle) {
        double b = half * 1.35;
        String hair = switch (shape) {
            case "flat" -> "M-196-" + n(half) + "L-300-" + n(half * 1.25) + "L-304 " + n(half * 1.25) + "L-196 " + n(half) + "z";
            case "fan" -> "M-196-" + n(half * .7) + "C-240-" + n(half) + "-270-" + n(half * 3) + "-296-" + n(half * 3.6) + "C-312-" + n(half) + "-312 " + n(half) + "-296 " + n(half * 3.6) + "C-270 " + n(half * 3) + "-240 " + n(half) + "-196 " + n(half * .7) + "z";
            default -> "M-196-" + n(half) + "C-226-" + n(b) + "-262-" + n(b) + "-286-" + n(half * .55) + "C-304-" + n(half * .16) + "-318-2-334 0C-318 2-304 " + n(half * .16) + "-286 " + n(half * .55) + "C-262 " + n(b) + "-226 " + n(b) + "-196 " + n(half) + "z";
        };
        String handlePath = "M-76-" + n(half * .94) + "C-20-" + n(half * 1.3) + " 20-" + n(half * 1.15) + " 80-" + n(half * .8) + "L320-4C326-2 326 2 320 4L80 " + n(half * .8) + "C20 " + n(half * 1.15) + "-20 " + n(half * 1.3) + "-76 " + n(half * .94) + "z";
        g.layThin(handlePath, t).layThin("M-200-" + n(half) + "H-76V" + n(half) + "H-200z", t).layThin(hair, t).open(t);
        g.path(hair, g.lin("y", 0, "#6b3f22", .25, "#c98a4e", .45, "#9a5f33", 1, "#45281a"));
        g.line("M-200 " + n(-half * .4) + "C-240 " + n(-half * .7) + "-280 " + n(-half * .3) + "-300 0M-200 " + n(half * .3) + "C-240 " + n(half * .6) + "-270 " + n(half * .3) + "-300 " + n(half * .1), "#3a2014", 1.2, Canvas.op(.5));
        g.path("M-200-" + n(half) + "L-76-" + n(half * .96) + "V" + n(half * .96) + "L-200 " + n(half) + "z", g.metal("y", "#cdd0d3")).rect(-112, -half, 4, half * 2, 0, "#6b6f74", Canvas.op(.6)).rect(-98, -half, 4, half * 2, 0, "#6b6f74", Canvas.op(.6));
        g.path(handlePath, g.gloss("y", handle)).close();
    }
    static void brush(Canvas g, Picture.P p) {
        double half = p.is("size", "no2") ? 9 : p.is("size", "no6") ? 16 : 24;
        g.path("M96 640C150 590 220 610 260 560C300 524 340 560 320 600C290 660 170 700 110 690C84 682 80 660 96 640z", g.lin("d", 0, "#6d93bb/.6", .6, "#6d93bb/.3", 1, "#3f6a9c/.55"));
        brushDraw(g, Canvas.at(420, 380, -38, 1.2), p.s("shape", "round"), half, "#3b1d24");
    }
    static void brushSet(Canvas g, Picture.P p) {
        String t = Canvas.at(400, 400, -5), o = Canvas.rr(-300, -230, 600, 460, 8);
        g.lay(o, t).open(t).path(o, g.plane("#b7a88a"));
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 45; i++) s.append("M-300 ").append(-226 + i * 10).append("h600");
        g.line(s.toString(), "#8b7c60", 1, Canvas.op(.35)).line(Canvas.rr(-290, -220, 580, 440, 4), "#f1e6cc", 2, "stroke-dasharray=\"8 6\"", Canvas.op(.8)).close();
        String[] shape = {"round", "flat", "round", "fan", "round", "flat"};
        double[] half = {7, 14, 11, 9, 15, 19};
        for (int i = 0; i < 6; i++) brushDraw(g, Canvas.at(165 + i * 95, 390 - i * 8, 85, .8), shape[i], half[i], i % 2 == 0 ? "#3b1d24" : "#22324d");
        g.open(t).path("M-300 20H300V222A8 8 0 0 1 292 230H-292A8 8 0 0 1-300 222z", g.lin("d", 0, "#c4b596", 1, "#a29376"), Canvas.op(.97)).path("M-300 12H300V20H-300z", "#000", Canvas.op(.12)).line("M-290 30H290", "#f1e6cc", 2, "stroke-dasharray=\"8 6\"", Canvas.op(.8));
        g.line("M-246 24V226M-150 24V226M-54 24V226M42 24V226M138 24V226M234 24V226", "#7d6e52", 2, "stroke-dasharray=\"6 5\"", Canvas.op(.7));
        for (int i = 0; i < 6; i++) g.path("M" + (-236 + i * 95) + " 22c4 60 4 130 2 190", null, "stroke=\"#000\"", "stroke-width=\"16\"", "fill=\"none\"", "stroke-linecap=\"round\"", Canvas.op(.05));
        g.close();
    }
    static void artPad(Canvas g, Picture.P p) {
        String t = Canvas.at(396, 398, -7);
        g.lay(Canvas.rr(-210, -285, 432, 590, 4), t).open(t);
        g.path(Canvas.rr(-194, -266, 410, 570, 4), "#8f7f66");
        for (int i = 5; i >= 0; i--) g.path(Canvas.rr(-210 + i * 2.4, -285 + i * 3, 410, 570, 3), i % 2 == 0 ? "#f6f2e8" : "#d6cdbb");
        String o = Canvas.rr(-210, -285, 410, 570, 3);
        g.path(o, g.plane("#f7f3e9")).rect(-210, -285, 410, 26, 3, g.lin("y", 0, "#3c5a73", 1, "#2a4258"));
        g.open("", g.clip(Canvas.rr(-170, -220, 330, 380, 3)));
        g.rect(-170, -220, 330, 380, 3, "#fbf9f3");
        g.path("M-180-230H170V-40C100-70 40-20-30-50S-140-40-180-60z", g.lin("y", 0, "#7fa3c4/.75", 1, "#bcd3e2/.4"));
        g.path("M-180-20C-120-90-70-60-20-20S80-80 180-30V70H-180z", g.lin("y", 0, "#7d8fa8/.75", 1, "#a9b9c6/.5")).path("M-180 60C-110 0-40 60 40 30S130 20 180 40V170H-180z", g.lin("y", 0, "#7f9a74/.85", 1, "#b3c19a/.7")).path("M-180 110C-90 70 0 130 180 90V170H-180z", "#5f7d5a", Canvas.op(.55));
        g.oval(70, -140, 30, 30, "#fdf3d8", Canvas.op(.9)).close();
        g.rect(-170, 190, 150, 10, 3, "#2a4258", Canvas.op(.75)).rect(-170, 212, 92, 8, 3, "#2a4258", Canvas.op(.45)).rect(120, 186, 40, 40, 20, "#c4705c", Canvas.op(.85)).close();
    }
    static void colourFan(Canvas g, Picture.P p) {
        String[] k = Writing.palette("bright");
        Writing.fan(g, 10, 50, 400, 1000, 570, Writing.PENCIL, .86, i -> {
            g.open("scale(1 1.35)");
            Writing.pencil(g, k[i], "raw", k[i], "#e0bd8c");
            g.close();
        });
    }
    static void sketchPad(Canvas g, Picture.P p) {
        String t = Canvas.at(390, 408, -7);
        g.lay(Canvas.rr(-215, -270, 442, 572, 6), t).open(t);
        g.path(Canvas.rr(-205, -258, 430, 560, 6), "#7d6c52").path(Canvas.rr(-210, -264, 430, 560, 5), "#f1ece0").path(Canvas.rr(-213, -267, 430, 560, 5), "#fbf8f0").path(Canvas.rr(-215, -270, 430, 560, 6), g.plane("#fcfaf4"));
        for (int i = 0; i < 3; i++) Paper.sprig(g, new String[]{"#5a5a5c", "#77777a", "#8f8f92"}[i], new double[]{1.7, 1.2, 1}[i], -40 + i * 90 - (i == 2 ? 220 : 0), 20 + i * 30, -14 + i * 30 - (i == 2 ? 70 : 0));
        g.line("M-150 190C-60 170 60 200 160 176M-120 206C-40 190 40 214 120 200", "#77777a", 2, Canvas.op(.6)).path("M-160-190l60-14m-50 26l44-10m-30 24l26-6", null, "stroke=\"#9a9a9c\"", "stroke-width=\"2\"");
        Paper.wire(g, -268, -190, 194, 24, true);
        g.close();
        String u = Canvas.at(560, 500, -58, .62);
        g.layThin(Writing.PENCIL, u).open(u);
        Writing.pencil(g, "#2f5242", "dip", "#3a3a3d", "#d9b27f");
        g.close();
    }
    static void charcoal(Canvas g, Picture.P p) {
        g.path("M150 640C250 590 380 650 480 610S640 620 680 590C640 650 520 650 430 664S220 690 150 640z", "#4a4748", Canvas.op(.28)).path("M190 640C290 612 400 652 500 624S600 626 640 610", null, "fill=\"none\"", "stroke=\"#2c2a2b\"", "stroke-width=\"9\"", "stroke-linecap=\"round\"", Canvas.op(.45));
        String t = Canvas.at(400, 360, -6), o = Canvas.rr(-270, -190, 540, 380, 8);
        g.lay(o, t).open(t).path(o, g.plane("#e4d8c0")).path(Canvas.rr(-252, -172, 504, 344, 4), g.lin("y", 0, "#8f8166", .1, "#b5a688", 1, "#cbbd9f"));
        double y = -152;
        for (int i = 0; i < 12; i++) {
            double h = 14 + i * 7 % 5 * 3;
            String d = "M-236 " + n(y) + "C-100 " + n(y - 2) + " 60 " + n(y + 3) + " 236 " + n(y - 1) + "V" + n(y + h) + "C60 " + n(y + h + 2) + "-100 " + n(y + h - 3) + "-236 " + n(y + h) + "z";
            g.path(d, "#000", Canvas.op(.25), "transform=\"translate(2 5)\"").path(d, g.lin("y", 0, "#47454a", .3, "#5d5b60", .6, "#2c2b2e", 1, "#161517"));
            y += h + 8;
        }
        g.close();
        String u = Canvas.at(600, 575, -28), q = Canvas.rr(-110, -12, 220, 24, 5);
        g.layThin(q, u).open(u).path(q, g.lin("y", 0, "#47454a", .3, "#66646a", .6, "#2c2b2e", 1, "#161517")).close();
    }
    static void pastels(Canvas g, Picture.P p) {
        String[] k = Writing.palette(p.s("palette", "landscape"));
        String t = Canvas.at(400, 400, -6), o = Canvas.rr(-290, -215, 580, 430, 8);
        g.lay(o, t).open(t).path(o, g.plane("#3a4148")).path(Canvas.rr(-272, -197, 544, 394, 4), g.lin("d", 0, "#c9c2b4", 1, "#efe9dd"));
        for (int i = 0; i < 24; i++) {
            double x = -258 + i % 12 * 43.2, y = -182 + i / 12 * 190;
            String c = i < 12 ? k[i] : Canvas.mix(k[(i * 5 + 3) % 12], i % 2 == 0 ? "#ffffff" : "#222018", .22);
            g.rect(x + 3, y + 4, 38, 176, 3, "#000", Canvas.op(.25)).rect(x, y, 38, 174, 3, g.lin("x", 0, Canvas.lt(c, .3), .3, Canvas.lt(c, .12), .34, c, .9, Canvas.dk(c, .12), 1, Canvas.dk(c, .3))).rect(x, y + 62, 38, 64, 0, "#f4efe4", Canvas.op(.85)).rect(x, y, 38, 5, 2, Canvas.lt(c, .5), Canvas.op(.6));
        }
        g.close();
    }
    static void stumps(Canvas g, Picture.P p) {
        for (int i = 0; i < 6; i++) {
            double h = 11 + i * 6.5;
            String o = "M-250 0L-190-" + n(h) + "H200L250-2V2L200 " + n(h) + "H-190z", t = Canvas.at(390 + (i % 2 == 0 ? -14 : 14), 168 + i * 62 + i * i * 6.5, -8, 1.06);
            g.shadow(o, t, 8, 12, 11, .4).open(t);
            String c = "#dcd5c8";
            g.path(o, g.matte("y", c)).path("M-250 0L-190-" + n(h) + "V" + n(h) + "z", g.matte("y", i % 2 == 0 ? "#8a8681" : "#c9c2b6"));
            StringBuilder s = new StringBuilder();
            for (int j = 0; j < 9; j++) s.append("M").append(-180 + j * 44).append("-").append(n(h)).append("l").append(n(h)).append(' ').append(n(2 * h));
            g.line(s.toString(), "#8d857a", 1.4, Canvas.op(.5)).close();
        }
    }

    static void kidsBook(Canvas g, Picture.P p) {
        String motif = p.s("motif", "seaside");
        String c = switch (motif) { case "farmyard" -> "#9fc07a"; case "space" -> "#34406e"; case "maze" -> "#e9a24f"; default -> "#86c3d8"; };
        String t = Canvas.at(396, 398, -7), o = Canvas.rr(-220, -280, 440, 560, 8), ink = "#2f3440";
        g.lay(Canvas.rr(-220, -280, 450, 570, 8), t).open(t).path(Canvas.rr(-212, -270, 440, 560, 8), "#cfc6b4").path(Canvas.rr(-216, -275, 440, 560, 8), "#fbf8f0").path(o, g.plane(c));
        g.open("", g.clip(o));
        String w = "stroke=\"" + ink + "\"", sw = "stroke-width=\"5\"", j = "stroke-linejoin=\"round\"";
        switch (motif) {
            case "farmyard" -> {
                g.oval(140, -160, 46, 46, "#f6d260", w, sw).path("M-240 120C-120 40 20 60 240 110V300H-240z", "#7ea65c", w, sw);
                g.path("M-150 90V-40L-70-120L10-40V90z", "#d0584a", w, sw, j).path("M-176-22L-70-134L36-22", "none", w, "stroke-width=\"12\"", j).path("M-104 90V10H-36V90zM-104 10L-36 90M-36 10L-104 90", "#fdfaf2", w, sw, j);
                g.path("M40 190C20 140 60 120 110 124C160 116 190 140 180 186C176 214 60 214 40 190z", "#fdfaf2", w, sw).path("M66 204v36M96 208v34M134 208v34M160 204v34", null, w, "stroke-width=\"9\"").path("M170 150C170 120 210 116 214 146C216 172 180 178 170 150z", "#4a4650", w, sw);
                g.path("M-140 220l20-30l20 30l20-30l20 30", "none", "stroke=\"#5a7d3f\"", sw);
            }
            case "space" -> {
                for (int i = 0; i < 22; i++) g.oval(-200 + i * 97 % 400, -180 + i * 61 % 440, 3 + i % 3, 3 + i % 3, "#f6e7a8");
                g.oval(-110, -60, 66, 66, "#e9a24f", w, sw).path("M-196-30C-150 20-50-20-24-96C-40-60-110-30-196-30z", "#f3d6a0", w, sw, j);
                g.open("translate(70 60)rotate(24)").path("M-50 90C-60 0-40-90 0-140C40-90 60 0 50 90z", "#fdfaf2", w, sw, j).path("M-34-84C-24-110-12-126 0-140C12-126 24-110 34-84z", "#d0584a", w, sw, j).path("M-50 40L-90 110L-46 92zM50 40L90 110L46 92z", "#d0584a", w, sw, j).oval(0, -20, 26, 26, "#8fc3dd", w, sw).path("M-26 92L0 160L26 92z", "#f6c84f", w, sw, j).close();
                g.path("M-240 240C-120 190 80 200 240 250V300H-240z", "#c9cfdd", w, sw).oval(-100, 250, 26, 9, "#a7aec2").oval(60, 246, 18, 6, "#a7aec2");
            }
            case "maze" -> {
                g.rect(-150, -130, 300, 300, 10, "#fdfaf2", w, "stroke-width=\"7\"");
                g.path("M-150-80H-60V-30M-100-30V70H-10V20M-60-130M0-130V-60H90V-90M-10-20H60V60H110V-20M-150 120H-60V170M-10 110H150M40 110V150M110 110", "none", w, "stroke-width=\"8\"", "stroke-linecap=\"round\"", j);
                g.path("M-176-108C-120-110-120-50-80-4S-126 40-122 92S-60 90-30 90S40 120 84 86", "none", "stroke=\"#d0584a\"", "stroke-width=\"6\"", "stroke-dasharray=\"2 13\"", "stroke-linecap=\"round\"").oval(100, 80, 18, 18, "#d0584a", w, sw);
                g.oval(-180, -108, 20, 20, "#86c3d8", w, sw);
            }
            default -> {
                g.oval(130, -150, 50, 50, "#f6d260", w, sw).path("M-240 40C-180 20-140 60-80 40S40 20 100 40S200 20 240 40V160H-240z", "#4f9dbd", w, sw).path("M-240 140C-120 110 80 150 240 120V300H-240z", "#f3dba6", w, sw);
                g.path("M-90 30L70 30L44 78H-60z", "#d0584a", w, sw, j).path("M-10 26V-120M-6-116C60-80 70-30 62 6H-6zM-16-90C-50-60-70-20-74 6H-16z", "#fdfaf2", w, sw, j);
                g.path("M60 230C60 190 90 176 120 176S180 190 180 230z", "#e9a24f", w, sw, j).path("M84 230V200M120 230V178M156 230V200", null, w, sw).path("M-130 190l12 26l28 2l-22 18l8 28l-26-16l-24 16l6-28l-22-18l28-2z", "#ee8a70", w, sw, j);
            }
        }
        g.path("M-220-280H220V-206C120-190-100-220-220-200z", "#fdfaf2", Canvas.op(.95));
        String[] blobs = {"#d0584a", "#e9a24f", "#6fa858", "#4f9dbd", "#8a6fb0"};
        for (int i = 0; i < 9; i++) g.oval(-150 + i * 37, -244 + i % 2 * 6, 13, 15, blobs[i % 5]);
        g.close().rect(-220, -280, 14, 560, 4, "#000", Canvas.op(.08)).line(Canvas.rr(-218, -278, 436, 556, 7), "#fff", 2, Canvas.op(.4)).close();
        String[] cr = {"#d0584a", "#4f9dbd"};
        for (int i = 0; i < 2; i++) {
            String u = Canvas.at(590 + i * 46, 560 + i * 30, -52 - i * 8, .5), q = "M-180-12L-140-34H180V34H-140L-180 12z";
            g.layThin(q, u).open(u).path("M-184-12L-140-32V32L-184 12z", g.matte("y", cr[i])).rect(-142, -34, 322, 68, 3, g.matte("y", Canvas.lt(cr[i], .15))).rect(-110, -34, 12, 68, 0, "#2f3440", Canvas.op(.6)).rect(140, -34, 12, 68, 0, "#2f3440", Canvas.op(.6)).close();
        }
    }
}
