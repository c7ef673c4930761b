package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meo.shared.Language;

class LinksTest {

    private static final Pattern BARE = Pattern.compile("(?:href|action)=\"/");

    @ParameterizedTest
    @CsvSource({"/, /de", "/?a=b, /de?a=b", "/#top, /de#top", "/cart, /de/cart", "/p/x?sku=a, /de/p/x?sku=a"})
    void everyPageHasAnAddressInEveryLanguage(String english, String german) {
        assertThat(Links.url(Language.ENGLISH, english)).isEqualTo(english);
        assertThat(Links.url(Language.GERMAN, english)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource({"/de, GERMAN, /", "/de/, GERMAN, /", "/de/cart, GERMAN, /cart", "/, ENGLISH, /", "/delivery, ENGLISH, /delivery",
        "/c/de, ENGLISH, /c/de", "/d, ENGLISH, /d", "//de/x, ENGLISH, //de/x"})
    void tellsLanguageAndPageOfAnAddress(String path, Language language, String page) {
        assertThat(Links.language(path)).isEqualTo(language);
        assertThat(Links.withoutLanguage(path)).isEqualTo(page);
    }

    @Test
    void noPageForgetsItsLanguageInALink() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            List<Path> views = files.filter(file -> file.toString().endsWith(".xhtml") && !file.toString().contains("admin")).toList();
            for (Path view : views) {
                assertThat(Files.readString(view)).as(view.toString()).doesNotContainPattern(BARE);
            }
        }
    }
}
