import java.util.Map;

/** Envelopes, cards, gift wrap and parcels. */
final class Wrap {
    static void register(Map<String, Picture.Template> m) {
        m.put("envelope", Wrap::envelope);
        m.put("envelopes", Wrap::envelopes);
        m.put("corrcards", Wrap::corrCards);
        m.put("notecards", Wrap::noteCards);
        m.put("greetingcard", Wrap::greetingCard);
        m.put("wraproll", Wrap::wrapRoll);
        m.put("ribbon", Wrap::ribbon);
        m.put("twine", Wrap::twine);
        m.put("gifttags", Wrap::giftTags);
        m.put("giftbag", Wrap::giftBag);
        m.put("tissue", Wrap::tissue);
        m.put("parcelbox", Wrap::parcelBox);
        m.put("paddedenvelope", Wrap::paddedEnvelope);
        m.put("labels", Wrap::labels);
    }

    /** the flap side; open > 0 lifts the flap and shows a lining */
    static void envelopeBack(Canvas g, String t, double w, double h, String c, String lining, double open) {
        double x = -w / 2, y = -h / 2, m = h * .58;
        String o = Canvas.rr(x, y, w, h, 4);
        String flapUp = Canvas.poly(x + 4, y + 1, x + w - 4, y + 1, x + w * .56, y - m * .82, x + w * .44, y - m * .82);
        if (open > 0) g.lay(flapUp, t);
        g.lay(o, t).open(t);
        if (open > 0) {
            g.path(flapUp, g.lin("y", 0, Canvas.dk(c, .05), 1, Canvas.dk(c, .14)));
            g.path(Canvas.poly(x + 24, y, x + w - 24, y, x + w * .545, y - m * .7, x + w * .455, y - m * .7), g.lin("y", 0, Canvas.lt(lining, .12), 1, Canvas.dk(lining, .18)));
            g.path(o, g.plane(lining));
            g.path(Canvas.poly(x, y, x + w / 2, y + h * .42, x + w, y, x + w, y + h, x, y + h), g.plane(c));
        } else g.path(o, g.plane(c));
        g.path(Canvas.poly(x + 3, y + h - 2, x + w * .47, y + h * .46, x + w * .53, y + h * .46, x + w - 3, y + h - 2), g.lin("y", 0, Canvas.lt(c, .12), 1, Canvas.dk(c, .04)));
        g.line("M" + Canvas.n(x + 3) + " " + Canvas.n(y + h - 2) + "L" + Canvas.n(x + w * .47) + " " + Canvas.n(y + h * .46) + "H" + Canvas.n(x + w * .53) + "L" + Canvas.n(x + w - 3) + " " + Canvas.n(y + h - 2), Canvas.dk(c, .3), 1.6, Canvas.op(.5));
        if (open <= 0) {
            String flap = "M" + Canvas.n(x + 2) + " " + Canvas.n(y + 1) + "H" + Canvas.n(x + w - 2) + "L" + Canvas.n(x + w * .54) + " " + Canvas.n(y + m) + "Q" + Canvas.n(x + w * .5) + " " + Canvas.n(y + m * 1.06) + " " + Canvas.n(x + w * .46) + " " + Canvas.n(y + m) + "z";
            g.shadow(flap, "", 2, 5, 6, .28).path(flap, g.lin("y", 0, Canvas.lt(c, .16), 1, Canvas.dk(c, .03)));
            g.line("M" + Canvas.n(x + 2) + " " + Canvas.n(y + 1.5) + "H" + Canvas.n(x + w - 2), "#fff", 2, Canvas.op(.5));
        }
        g.close();
    }
    static void envelope(Canvas g, Picture.P p) {
        envelopeBack(g, Canvas.at(430, 510, 8), 480, 330, Canvas.lt(p.col, .1), p.col, 0);
        envelopeBack(g, Canvas.at(375, 385, -9), 500, 345, p.col, p.col, 0);
    }
    static void envelopes(Canvas g, Picture.P p) {
        String size = p.s("size", "dl"), c = p.is("colour", "manila") || p.is("c", "manila") ? "#d3ad76" : "#f6f3ec";
        double w = size.equals("dl") ? 580 : size.equals("c5") ? 560 : 430, h = size.equals("dl") ? 290 : size.equals("c5") ? 396 : 580;
        boolean window = p.is("window", "window");
        String base = Canvas.at(402, 420, -7);
        int n = 9;
        for (int i = 0; i < n; i++) {
            String t = Canvas.at(402 + (i % 3 - 1) * 1.5 - i * 2, 430 - i * 7, -7 + (i % 4 - 1.5) * .5), o = Canvas.rr(-w / 2, -h / 2, w, h, 3);
            if (i == 0) g.lay(o, t);
            g.open(t).path(o, i == n - 1 ? g.plane(c) : i % 2 == 0 ? Canvas.dk(c, .14) : Canvas.dk(c, .06)).line("M" + Canvas.n(-w / 2) + " " + Canvas.n(h / 2 - .5) + "H" + Canvas.n(w / 2), Canvas.dk(c, .4), 1, Canvas.op(.5));
            if (i == n - 1) {
                if (size.equals("c4")) {
                    g.rect(-w / 2, -h / 2, w, 86, 3, g.lin("y", 0, Canvas.lt(c, .18), 1, c)).rect(-w / 2, -h / 2 + 86, w, 7, 0, "#000", Canvas.op(.1)).rect(-w / 2 + 10, -h / 2 + 54, w - 20, 22, 2, "#f4ead6", Canvas.op(.8));
                    g.rect(-130, -20, 260, 140, 3, "#000", Canvas.op(.05)).line("M-100 20h200M-100 52h200M-100 84h120", Canvas.dk(c, .35), 3, Canvas.op(.5));
                } else {
                    g.rect(w / 2 - 92, -h / 2 + 26, 62, 74, 2, Canvas.dk(c, .05), "stroke=\"" + Canvas.dk(c, .25) + "\"", "stroke-width=\"1.5\"", "stroke-dasharray=\"5 4\"");
                    if (window) g.rect(-w / 2 + 50, 10, 230, 92, 12, g.lin("d", 0, "#d5dcdf", .45, "#f7fafa", .55, "#e3e9ea", 1, "#c5cdd0"), "stroke=\"#b5b0a5\"", "stroke-width=\"1.5\"");
                    else if (!p.has("window")) g.line("M-60 20h240M-60 54h240M-60 88h150", Canvas.dk(c, .3), 2, Canvas.op(.45));
                }
                g.line(Canvas.rr(-w / 2 + 1, -h / 2 + 1, w - 2, h - 2, 3), Canvas.luma(c) > .9 ? "#c9c0b1" : "#fff", 2, Canvas.op(.55));
            }
            g.close();
        }
        if (size.equals("dl") && !window) envelopeBackDl(g, c);
    }
    private static void envelopeBackDl(Canvas g, String c) {
        String t = Canvas.at(430, 560, 5), o = Canvas.rr(-280, -130, 560, 260, 3);
        g.lay(o, t).open(t).path(o, g.plane(c)).line(o, "#c9c0b1", 1.6, Canvas.op(.6)).path("M-280-130H280V-60C280-54 276-50 268-49L-268-49C-276-50-280-54-280-60z", g.lin("y", 0, Canvas.lt(c, .3), 1, Canvas.dk(c, .07)));
        g.line("M-280-56C-278-50-276-49-268-48H268C276-49 278-50 280-56", Canvas.dk(c, .4), 2, Canvas.op(.45)).line("M-280 130L-200-46M280 130L200-46", Canvas.dk(c, .3), 1.5, Canvas.op(.35)).close();
    }
    static void corrCards(Canvas g, Picture.P p) {
        String c = p.col;
        envelopeBack(g, Canvas.at(470, 350, 9), 430, 300, "#fbf8f1", c, 1);
        for (int i = 0; i < 3; i++) {
            String t = Canvas.at(330 + i * 8, 500 - i * 10, -12 + i * 4), o = Canvas.rr(-225, -155, 450, 310, 3);
            g.lay(o, t).open(t).path(Canvas.rr(-223, -151, 450, 310, 3), "#cfc6b4").path(o, g.plane("#fdfbf6")).line(Canvas.rr(-211, -141, 422, 282, 1), c, 6);
            if (i == 2) g.line("M-150-60C-120-76-110-44-90-58S-40-66-14-56M-150-14C-110-28-90-2-50-16S20-22 60-12M-150 32C-120 22-80 40-40 30S10 28 30 32", "#4a4f63", 2.6, "stroke-linecap=\"round\"");
            g.close();
        }
    }
    static void noteCards(Canvas g, Picture.P p) {
        String c = p.col;
        envelopeBack(g, Canvas.at(480, 300, 10), 400, 280, Canvas.lt(c, .15), Canvas.lt(c, .5), 0);
        for (int i = 0; i < 2; i++) {
            String t = Canvas.at(290 + i * 140, 450 + i * 50, -10 + i * 14), o = Canvas.rr(-150, -215, 300, 430, 3);
            g.lay(o, t).open(t).path(Canvas.rr(-146, -212, 302, 432, 3), "#ddd5c5").path(o, g.plane("#fdfbf6")).rect(-150, -215, 10, 430, 2, "#000", Canvas.op(.05));
            g.line(Canvas.rr(-122, -186, 252, 372, 2), Canvas.lt(c, .3), 2);
            Paper.sprig(g, c, 1.05, 4, 10, i * 8 - 4);
            g.close();
        }
    }
    static void motif(Canvas g, String name) {
        switch (name) {
            case "fern" -> {
                for (int i = 0; i < 5; i++) Paper.sprig(g, new String[]{"#5f7d5a", "#86a078", "#3f5f4a", "#a4b98f", "#6f8f66"}[i], 1.5, -110 + i * 56, 60 + i % 2 * 26, -26 + i * 13);
            }
            case "lemon" -> {
                for (double[] a : new double[][]{{-80, -70, -20, 1}, {70, -20, 30, 1.1}, {-60, 100, 15, 1}, {90, 130, -30, .8}}) {
                    g.open(Canvas.at(a[0], a[1], a[2], a[3]));
                    g.path("M-70 0C-70-44-30-58 10-54C44-50 62-26 78-6C82 0 82 4 78 8C58 34 40 54 6 56C-34 58-70 44-70 0z", g.rad(.35, .3, .8, 0, "#fff3a0", .5, "#f3d64b", 1, "#d6ac2c"));
                    g.path("M-70-4C-110-40-130-20-150-30C-130 10-100 14-70-4z", "#6f8f56").path("M-64-14C-76-60-60-80-70-104C-36-84-40-40-64-14z", "#89a86b").close();
                }
            }
            case "wildflower" -> {
                for (int i = 0; i < 7; i++) {
                    double x = -120 + i * 40, y = -60 + (i * 53 % 110);
                    g.line("M" + Canvas.n(x) + " " + Canvas.n(y) + "C" + Canvas.n(x + 6) + " " + Canvas.n(y + 60) + " " + Canvas.n(x * .5) + " 120 " + Canvas.n(x * .3) + " 180", "#7f9676", 4);
                    String c = new String[]{"#8f9fd0", "#e3a7a0", "#e6c35c", "#b58fc0"}[i % 4];
                    for (int j = 0; j < 6; j++) g.oval(0, -17, 9, 17, c, "transform=\"" + Canvas.at(x, y, j * 60) + "\"");
                    g.oval(x, y, 8, 8, "#d9a441");
                }
            }
            default -> {
                for (double[] a : new double[][]{{-60, -60, 1.1}, {70, -10, .9}, {-30, 70, .7}}) {
                    g.line("M" + a[0] + " " + a[1] + "C" + (a[0] + 14) + " " + (a[1] + 80) + " 0 130 6 190", "#6f8f66", 5);
                    g.open(Canvas.at(a[0], a[1], a[0] / 6, a[2]));
                    g.path("M0 10C-60 20-84-20-66-56C-44-70-20-60 0-40C20-62 48-70 68-52C84-16 56 24 0 10z", g.rad(.4, .3, .8, 0, "#f08a6c", .6, "#d9553f", 1, "#a83426"));
                    g.path("M0 14C-34 2-40-20-24-38C-8-46 10-44 24-34C38-16 30 6 0 14z", "#e8705a", Canvas.op(.8)).oval(0, -10, 13, 11, "#2f2a2c");
                    g.close();
                }
                Paper.sprig(g, "#86a078", .8, 70, 130, 30);
                Paper.sprig(g, "#5f7d5a", .7, -80, 140, -24);
            }
        }
    }
    static void greetingCard(Canvas g, Picture.P p) {
        envelopeBack(g, Canvas.at(470, 470, 12), 420, 400, "#c39a6b", "#c39a6b", 0);
        String t = Canvas.at(350, 385, -8), o = Canvas.rr(-215, -215, 430, 430, 3);
        g.lay(o, t).open(t).path(Canvas.poly(-208, -208, 226, -204, 224, 226, -206, 222), "#e0d8c8").path(o, g.plane("#fdfaf3")).rect(-215, -215, 12, 430, 2, "#000", Canvas.op(.05));
        g.open("", g.clip(Canvas.rr(-185, -185, 370, 370, 2))).rect(-185, -185, 370, 370, 2, "#f4efe2");
        g.open("translate(0 -6)");
        motif(g, p.s("motif", "poppy"));
        g.close().close().close();
    }

    // ---- gift wrap ------------------------------------------------------------------------------------
    static void pattern(Canvas g, String design, double x, double y, double w, double h) {
        StringBuilder a = new StringBuilder(), b = new StringBuilder();
        switch (design) {
            case "stripe" -> {
                for (double i = x; i < x + w; i += 44) a.append(Canvas.rr(i, y, 20, h, 0));
                for (double i = x; i < x + w; i += 44) b.append(Canvas.rr(i + 28, y, 4, h, 0));
                g.path(a.toString(), "#f6efe2").path(b.toString(), "#d3a13b");
            }
            case "dots" -> {
                int r = 0;
                for (double j = y; j < y + h; j += 34, r++) for (double i = x + r % 2 * 22; i < x + w; i += 44) (r % 3 == 0 ? b : a).append(Canvas.oval(i, j, 7, 7));
                g.path(a.toString(), "#fbf4ea").path(b.toString(), "#e9c46a");
            }
            case "stars" -> {
                int r = 0;
                for (double j = y; j < y + h; j += 46, r++) for (double i = x + r % 2 * 28; i < x + w; i += 56) {
                    double s = r % 2 == 0 ? 15 : 9, q = s * .26;
                    (r % 2 == 0 ? a : b).append(Canvas.poly(i, j - s, i + q, j - q, i + s, j, i + q, j + q, i, j + s, i - q, j + q, i - s, j, i - q, j - q));
                }
                g.path(a.toString(), "#e0bd6d").path(b.toString(), "#f4ecda");
            }
            case "leaf" -> {
                int r = 0;
                for (double j = y; j < y + h; j += 52, r++) for (double i = x + r % 2 * 34; i < x + w; i += 68)
                    (r % 2 == 0 ? a : b).append("M" + Canvas.n(i) + " " + Canvas.n(j) + "c-20-6-26-26-18-40c18 4 26 22 18 40zc6-20 22-28 38-24c0 18-18 28-38 24z");
                g.path(a.toString(), "#f1eddc").path(b.toString(), "#5f7d5a");
            }
            default -> {
                for (double i = x; i < x + w; i += 9) a.append("M").append(Canvas.n(i)).append(' ').append(Canvas.n(y)).append('v').append(Canvas.n(h));
                g.line(a.toString(), "#9c7546", 1.4, Canvas.op(.35));
            }
        }
    }
    static String ground(String design) {
        return switch (design) {
            case "stripe" -> "#94a68a";
            case "dots" -> "#c4705c";
            case "stars" -> "#26385a";
            case "leaf" -> "#a9b894";
            default -> "#c39a6b";
        };
    }
    static void wrapRoll(Canvas g, Picture.P p) {
        String d = p.s("design", "stripe"), c = ground(d), t = Canvas.at(388, 400, -28, .92);
        boolean thick = p.has("thick");
        double r = thick ? 76 : 46;
        String roll = Canvas.rr(-325, -r, 650, 2 * r, 12);
        String sheet = "M-318 0H318V210C240 222 150 200 40 214S-220 200-318 216z";
        g.open("translate(0 " + (thick ? -50 : -60) + ")");
        g.lay(sheet, t).shadow(roll, t, 12, 20, 20, .45).open(t);
        g.path(sheet, g.lin("y", 0, Canvas.dk(c, .3), .3, c, .6, Canvas.lt(c, .14), 1, Canvas.dk(c, .05)));
        g.open("", g.clip(sheet));
        pattern(g, d, -320, 10, 640, 210);
        g.close().path("M-318 " + Canvas.n(r - 6) + "H318V" + Canvas.n(r + 26) + "H-318z", g.lin("y", 0, "#000000/.4", 1, "#000000/0"));
        String tube = Canvas.rr(-320, -r, 640, 2 * r, 6);
        g.path(tube, c).open("", g.clip(tube));
        pattern(g, d, -322, -r - 4, 650, 2 * r + 8);
        g.close().path(tube, g.lin("y", 0, "#000000/.22", .14, "#ffffff/.05", .28, "#ffffff/.38", .42, "#ffffff/.05", .7, "#000000/.16", 1, "#000000/.5"));
        g.oval(320, 0, r * .3, r, g.lin("y", 0, "#f3ecdd", 1, "#b9a98c")).oval(321, 0, r * .2, r * .68, "none", "stroke=\"#b5a587\"", "stroke-width=\"2\"").oval(321, 0, r * .14, r * .48, g.lin("y", 0, "#4a3a26", 1, "#8d7450"));
        g.close().close();
    }
    static void ribbon(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(370, 610, 215, 40);
        // loose end
        String tail = "M500 560C560 600 620 560 660 600C690 630 700 660 716 650L700 694C670 690 650 660 620 642C580 620 540 640 486 606z";
        g.shadow(tail, "", 6, 10, 10, .4).path(tail, g.lin("x", 0, Canvas.dk(c, .3), .25, Canvas.lt(c, .35), .5, c, .7, Canvas.lt(c, .2), 1, Canvas.dk(c, .2)));
        g.path("M716 650L700 694L694 668z", Canvas.dk(c, .4));
        spool(g, c, 250);
        for (int i = 0; i < 14; i++) g.path("M242 " + (262 + i * 24) + "C300 " + (280 + i * 24) + " 440 " + (280 + i * 24) + " 498 " + (262 + i * 24), null, "fill=\"none\"", "stroke=\"" + Canvas.dk(c, .5) + "\"", "stroke-width=\"1.6\"", Canvas.op(.4));
        g.path("M296 266V598L318 602V270z", "#fff", Canvas.op(.3));
    }
    static void spool(Canvas g, String c, double top) {
        String wood = "#d3ab76";
        g.path("M190 596V616C190 656 550 656 550 616V596z", g.matte("x", wood)).oval(370, 596, 180, 34, g.lin("d", 0, Canvas.lt(wood, .35), 1, Canvas.dk(wood, .1)));
        g.path("M242 250V590C260 614 480 614 498 590V250z", g.lin("x", 0, Canvas.dk(c, .4), .12, c, .24, Canvas.lt(c, .4), .36, Canvas.lt(c, .1), .6, c, .88, Canvas.dk(c, .4), 1, Canvas.dk(c, .5)));
        g.path("M190 220V244C190 286 550 286 550 244V220z", g.matte("x", wood));
        g.path("M242 262C300 280 440 280 498 262V290C440 306 300 306 242 290z", "#000", Canvas.op(.22));
        g.oval(370, 220, 180, 36, g.lin("d", 0, Canvas.lt(wood, .5), .6, wood, 1, Canvas.dk(wood, .12))).line(Canvas.oval(370, 220, 130, 25) + Canvas.oval(370, 220, 90, 17), Canvas.dk(wood, .3), 1.4, Canvas.op(.4)).oval(370, 220, 34, 8, "#4a3620");
    }
    static void twine(Canvas g, Picture.P p) {
        String c = p.is("colour", "natural") ? "#c9a877" : p.col, w = p.is("colour", "natural") ? "#e2cba4" : "#f6f1e6";
        g.floor(380, 630, 200, 40);
        String body = "M220 220C240 236 520 236 540 220C566 330 566 500 540 610C500 640 260 640 220 610C194 500 194 330 220 220z";
        g.path(body, g.lin("x", 0, Canvas.dk(w, .35), .15, w, .35, Canvas.lt(w, .3), .6, w, .9, Canvas.dk(w, .3), 1, Canvas.dk(w, .45)));
        String k = g.clip(body);
        StringBuilder d = new StringBuilder();
        g.open("", k);
        Canvas stripes = g;
        for (int i = 0; i < 20; i++) {
            int y = 232 + i * 21;
            stripes.line("M196 " + y + "C300 " + (y + 20) + " 460 " + (y + 20) + " 564 " + y, c, 17, "stroke-dasharray=\"7 10\"", "stroke-dashoffset=\"" + i * 5 + "\"");
            d.append("M196 ").append(y + 10).append("C300 ").append(y + 30).append(" 460 ").append(y + 30).append(" 564 ").append(y + 10);
        }
        g.line(d.toString(), Canvas.dk(w, .6), 2.2, Canvas.op(.55));
        g.path(body, g.lin("x", 0, "#000000/.4", .2, "#000000/0", .3, "#ffffff/.25", .42, "#ffffff/0", .7, "#000000/.08", 1, "#000000/.5")).close();
        g.oval(380, 220, 160, 30, g.lin("d", 0, "#e3cba2", 1, "#bd9a68")).oval(380, 220, 70, 13, "#5a4326").line(Canvas.oval(380, 220, 114, 21), "#a98555", 1.4, Canvas.op(.6));
        String end = "M520 600C600 640 640 590 690 640C706 658 690 690 660 684";
        g.line(end, "#000", 9, Canvas.op(.15), "transform=\"translate(4 7)\"").line(end, w, 10, "stroke-linecap=\"round\"").line(end, c, 10, "stroke-dasharray=\"11 11\"").line(end, "#fff", 3, Canvas.op(.3));
    }
    static void giftTags(Canvas g, Picture.P p) {
        String c = p.col;
        double[][] at = {{300, 420, -24}, {420, 440, 4}, {520, 400, 30}};
        for (int i : new int[]{0, 2, 1}) {
            String t = Canvas.at(at[i][0], at[i][1], at[i][2]), o = "M-62-236H62L112-180V226A14 14 0 0 1 98 240H-98A14 14 0 0 1-112 226V-180z";
            String k = p.is("colour", "white") ? "#fcfaf4" : i == 1 ? c : Canvas.lt(c, .1);
            g.lay(o, t).open(t).path(o, g.plane(k));
            g.oval(0, -190, 24, 24, g.lin("d", 0, Canvas.lt(Writing.GOLD, .5), 1, Canvas.dk(Writing.GOLD, .3))).oval(0, -190, 13, 13, "#dcd5c8");
            String s = "M0-192C-30-250 20-300-10-340M0-192C24-250 40-280 20-346";
            g.line(s, "#000", 5, Canvas.op(.18), "transform=\"translate(4 6)\"").line(s, Canvas.luma(k) > .85 ? "#c9a877" : "#f1e8d6", 5, "stroke-linecap=\"round\"");
            g.line(Canvas.rr(-90, -140, 180, 358, 6), Canvas.luma(k) > .5 ? Canvas.dk(k, .35) : Canvas.lt(k, .45), 2, Canvas.op(.6));
            if (i == 1) Paper.sprig(g, Canvas.luma(k) > .5 ? Canvas.mix(k, "#3f5f4a", .75) : "#e9dfc6", .8, 0, 50, 0);
            g.close();
        }
    }
    static void giftBag(Canvas g, Picture.P p) {
        String c = p.col;
        g.floor(410, 694, 230, 34);
        String h2 = "M330 262C330 120 480 120 480 262", h1 = "M300 274C296 116 460 116 456 274";
        g.line(h2, Canvas.dk(c, .45), 9);
        g.path("M208 262L560 262L600 244L600 676L560 694H208z", Canvas.dk(c, .4));
        g.path("M560 262L606 240L618 676L560 694z", g.lin("x", 0, Canvas.dk(c, .18), .48, Canvas.dk(c, .42), .52, Canvas.dk(c, .25), 1, Canvas.dk(c, .35)));
        g.path("M236 252L606 240L560 262H208z", Canvas.dk(c, .55));
        g.path("M204 262H560V694H204z", g.lin("d", 0, Canvas.lt(c, .22), .5, c, 1, Canvas.dk(c, .14)));
        g.rect(204, 262, 356, 50, 0, Canvas.lt(c, .2), Canvas.op(.35)).rect(204, 311, 356, 2, 0, Canvas.dk(c, .3), Canvas.op(.35));
        g.line(h1, "#000", 10, Canvas.op(.16), "transform=\"translate(8 8)\"").line(h1, Canvas.lt(c, .3), 10).line(h1, Canvas.dk(c, .3), 10, "stroke-dasharray=\"3 7\"", Canvas.op(.5));
        g.rect(286, 266, 28, 20, 2, Canvas.dk(c, .1)).rect(442, 266, 28, 20, 2, Canvas.dk(c, .1));
        Paper.sprig(g, Canvas.luma(c) > .55 ? Canvas.dk(c, .35) : Canvas.lt(c, .45), 1.1, 382, 500, 0);
        g.line("M204 600L300 694", Canvas.dk(c, .25), 1.6, Canvas.op(.25));
    }
    static void tissue(Canvas g, Picture.P p) {
        String c = p.is("colour", "white") ? "#faf8f4" : p.col;
        for (int i = 0; i < 9; i++) {
            String t = Canvas.at(400, 500 - i * 13, -6 + (i * 7 % 5 - 2) * .7), o = "M-285-120C-150-126 150-116 285-122C292-60 284 60 288 120C150 126-140 116-288 122C-282 60-292-60-285-120z";
            if (i == 0) g.lay(o, t);
            String k = i % 2 == 0 ? Canvas.dk(c, .1) : c;
            g.shadow(o, t, 1, 4, 3, .22).open(t).path(o, i == 8 ? g.lin("d", 0, Canvas.lt(c, .4), .5, c, 1, Canvas.dk(c, .1)) : k).close();
        }
        String t = Canvas.at(400, 396, -6), o = "M-284-124C-220-150-60-130 40-170C120-200 250-150 284-126C270-60 120-40 20-58C-80-76-240-70-284-124z";
        g.shadow(o, t, 4, 8, 9, .3).open(t).path(o, g.lin("d", 0, Canvas.lt(c, .5), .6, Canvas.lt(c, .15), 1, Canvas.dk(c, .06)));
        g.line("M-240-116C-120-130-40-110 60-150M-150-96C-60-100 60-90 200-130M60-76C120-80 200-90 256-120", Canvas.dk(c, .3), 1.8, Canvas.op(.35)).line("M-200-122C-100-140-20-124 80-160", "#fff", 4, Canvas.op(.5)).close();
    }

    // ---- parcels ----------------------------------------------------------------------------------------
    static void parcelBox(Canvas g, Picture.P p) {
        String k = "#c79f6e";
        double ax = 120, ay = 410, bx = 410, by = 520, cx = 690, cy = 400, dx = 398, dy = 300, h = 150;
        Paper.standing(g, ax, ay + h, bx, by + h, cx, cy + h);
        // raised lid
        g.path(Canvas.poly(ax, ay, dx, dy, dx - 52, dy - 150, ax - 46, ay - 126), g.lin("d", 0, Canvas.lt(k, .45), 1, Canvas.lt(k, .1)));
        g.path(Canvas.poly(ax - 46, ay - 126, dx - 52, dy - 150, dx - 4, dy - 122, ax + 14, ay - 108), g.lin("x", 0, Canvas.dk(k, .08), 1, Canvas.dk(k, .22)));
        g.path(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy), g.lin("y", 0, Canvas.dk(k, .55), 1, Canvas.dk(k, .38)));
        g.path(Canvas.poly(dx, dy, cx, cy, cx, cy + 60, dx, dy + 60), Canvas.dk(k, .3), g.clip(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy)));
        // tissue inside
        g.open("", g.clip(Canvas.poly(ax, ay, bx, by, cx, cy, dx, dy))).path("M150 430C220 380 260 420 320 370C380 350 420 380 470 360C540 350 600 380 680 400L420 540z", g.lin("d", 0, "#fffdf8", 1, "#d9d0c0")).line("M220 440C290 400 330 430 400 390M330 480C400 430 470 450 560 400M300 430C360 450 420 420 480 380", "#bfb5a3", 2, Canvas.op(.6)).close();
        g.path(Canvas.poly(ax, ay, bx, by, bx, by + h, ax, ay + h), g.lin("x", 0, Canvas.lt(k, .28), 1, Canvas.lt(k, .06)));
        g.path(Canvas.poly(bx, by, cx, cy, cx, cy + h, bx, by + h), g.lin("x", 0, Canvas.dk(k, .2), 1, Canvas.dk(k, .36)));
        g.line("M120 410L410 520L690 400", Canvas.lt(k, .6), 5).line("M120 414L410 524L690 404", Canvas.dk(k, .45), 2, "stroke-dasharray=\"3 3\"", Canvas.op(.6));
        g.path(Canvas.poly(500, 482, 590, 443, 590, 462, 500, 501), Canvas.dk(k, .55), Canvas.op(.6));
        g.open("matrix(1 .379 0 1 120 410)").rect(48, 42, 130, 76, 2, "#fdfaf2").line("M64 64h80M64 80h80M64 96h52", "#8d8470", 3).close();
    }
    static void paddedEnvelope(Canvas g, Picture.P p) {
        String k = "#c9a172", t = Canvas.at(400, 410, -10), o = "M-190-240C-120-246 120-246 190-240C200-150 196 150 200 262C120 272-120 272-200 262C-196 150-200-150-190-240z";
        g.lay(o, t).shadow(o, t, 12, 20, 22, .3).open(t);
        g.path("M-190-238L-176-330H176L190-238z", g.lin("y", 0, Canvas.dk(k, .02), 1, Canvas.dk(k, .2))).path("M-170-306H170L172-282H-172z", "#f5ecd9").line("M-188-244H188", Canvas.dk(k, .4), 3, Canvas.op(.5));
        g.path(o, g.rad(.36, .3, .9, 0, Canvas.lt(k, .38), .5, Canvas.lt(k, .06), .85, Canvas.dk(k, .1), 1, Canvas.dk(k, .28)));
        g.line("M-180-230C-186-100-182 140-186 250M180-230C186-100 182 140 186 250M-186 248C-80 258 80 258 186 248", Canvas.dk(k, .35), 2.4, Canvas.op(.6));
        g.line("M-150-180C-60-190 20-170 130-186M-160 190C-40 176 60 200 160 184M-140 60C-130 90-150 120-136 150M150-60C140-20 154 20 144 60", Canvas.dk(k, .3), 2, Canvas.op(.3)).line("M-150-175C-60-185 20-165 130-181", "#fff", 3, Canvas.op(.3));
        g.rect(-110, -60, 230, 140, 4, "#000", Canvas.op(.12), "transform=\"translate(3 5)\"").rect(-110, -60, 230, 140, 4, g.plane("#fdfaf2")).line("M-84-22h170M-84 10h170M-84 42h110", "#a0967f", 3).rect(76, -48, 34, 40, 1, "none", "stroke=\"#c9bfa9\"", "stroke-width=\"2\"");
        g.close();
    }
    static void labels(Canvas g, Picture.P p) {
        int n = Integer.parseInt(p.s("perpage", "14")), cols = n == 21 ? 3 : 2, rows = n / cols;
        for (int i = 0; i < 4; i++) {
            boolean top = i == 3;
            String t = Canvas.at(420 - i * 12, 410 - i * 4, 8 - i * 5), o = Canvas.rr(-205, -290, 410, 580, 2);
            if (i == 0) g.lay(o, t);
            g.shadow(o, t, 4, 6, 8, .3).open(t).path(o, g.plane(top ? "#e2ddd0" : "#ece7dc"));
            if (top) {
                double w = 386.0 / cols, h = 556.0 / rows;
                for (int j = 0; j < n; j++) {
                    double x = -193 + j % cols * w, y = -278 + j / cols * h;
                    g.rect(x + 3, y + 3, w - 6, h - 6, 9, "#fffefb", "stroke=\"#c9c1b0\"", "stroke-width=\"1\"");
                    if (j < 2) g.line("M" + Canvas.n(x + 18) + " " + Canvas.n(y + h * .36) + "h" + Canvas.n(w * .55) + "M" + Canvas.n(x + 18) + " " + Canvas.n(y + h * .54) + "h" + Canvas.n(w * .45) + "M" + Canvas.n(x + 18) + " " + Canvas.n(y + h * .72) + "h" + Canvas.n(w * .3), "#8d8470", 3);
                }
                double x = -193 + (cols - 1) * w, y = -278 + (rows - 1) * h;
                g.path("M" + Canvas.n(x + 3) + " " + Canvas.n(y + h - 3) + "L" + Canvas.n(x + w - 3) + " " + Canvas.n(y + 3) + "V" + Canvas.n(y + h - 3) + "z", "#d3ccbc").path("M" + Canvas.n(x + w * .35) + " " + Canvas.n(y + h * .63) + "L" + Canvas.n(x + w - 3) + " " + Canvas.n(y + 3) + "C" + Canvas.n(x + w * .8) + " " + Canvas.n(y + h * .3) + " " + Canvas.n(x + w * .62) + " " + Canvas.n(y + h * .3) + " " + Canvas.n(x + w * .35) + " " + Canvas.n(y + h * .63) + "z", "#fff", "stroke=\"#c9c1b0\"", "stroke-width=\"1\"");
            }
            g.close();
        }
    }
}
