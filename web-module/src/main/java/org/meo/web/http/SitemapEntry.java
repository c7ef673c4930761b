package org.meo.web.http;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.meo.shared.Language;

/** Writes the pages of a sitemap. */
final class SitemapEntry {

    private final UnaryOperator<String> absolute;
    private final Appendable out;

    /** @param absolute makes an address one for the world outside */
    SitemapEntry(UnaryOperator<String> absolute, Appendable out) {
        this.absolute = absolute;
        this.out = out;
    }

    void begin() throws IOException {
        out.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    }

    /** @param changedAt null when it is not known */
    void write(String page, Instant changedAt) throws IOException {
        for (Language language : Language.values()) {
            out.append("<url><loc>").append(url(language, page)).append("</loc>");
            if (changedAt != null) {
                out.append("<lastmod>").append(changedAt.truncatedTo(ChronoUnit.SECONDS).toString()).append("</lastmod>");
            }
            for (Language other : Language.values()) {
                out.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(other.code()).append("\" href=\"")
                        .append(url(other, page)).append("\"/>");
            }
            out.append("</url>\n");
        }
    }

    void end() throws IOException {
        out.append("</urlset>\n");
    }

    private String url(Language language, String page) {
        return escape(absolute.apply(Links.url(language, page)));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
