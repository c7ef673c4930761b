package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SitemapEntryTest {

    @Test
    void everyPageIsThereInEveryLanguageAndNamesTheOthers() throws IOException {
        StringBuilder out = new StringBuilder();
        SitemapEntry entry = new SitemapEntry(path -> "https://shop.example" + path, out);
        entry.begin();
        entry.write("/p/pad?a=1&b=2", Instant.parse("2026-05-01T10:00:00.123Z"));
        entry.write("/", null);
        entry.end();

        assertThat(out.toString())
                .contains("<url><loc>https://shop.example/p/pad?a=1&amp;b=2</loc><lastmod>2026-05-01T10:00:00Z</lastmod>"
                        + "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://shop.example/p/pad?a=1&amp;b=2\"/>"
                        + "<xhtml:link rel=\"alternate\" hreflang=\"de\" href=\"https://shop.example/de/p/pad?a=1&amp;b=2\"/></url>")
                .contains("<url><loc>https://shop.example/de/p/pad?a=1&amp;b=2</loc>", "<url><loc>https://shop.example/de</loc><xhtml:")
                .endsWith("</urlset>\n");
    }
}
