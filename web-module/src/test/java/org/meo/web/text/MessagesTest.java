package org.meo.web.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.orders.OrderStatus;
import org.meo.reconciliation.Checks;

/** Every text that a page, a bean or a refusal asks for is there. */
class MessagesTest {

    private static final Pattern IN_PAGE = Pattern.compile("(?:msg\\[|text\\.of\\()\\s*'([^']+)'|\\? msg\\['([^']+)'\\]");
    private static final Pattern IN_BEAN = Pattern.compile("text\\.(?:of\\(|in\\(locale, )\"([^\"]+)\"(?! \\+)");
    private static final Pattern REFUSAL = Pattern.compile("new BusinessException\\(\\s*\"([A-Z_]+)\"");
    /** Beginnings of keys whose rest is put together. */
    private static final List<String> COMPOSED = List.of("error", "fact", "fault", "step", "field",
            "admin.state", "admin.mode",
            "checkout.step", "checkout.simulated",
            "filter.sort",
            "admin.order.done", "admin.order.stuck", "fulfilment.state", "order.done", "order.document", "return.help", "return.reason", "return.state",
            "order.status", "order.heading", "order.explanation",
            "payment",
            "admin.promotion.kind", "admin.promotion.state", "admin.giftCard.kind",
            "reconciliation");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]");

    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");

    private final ResourceBundle bundle = ResourceBundle.getBundle(Text.BUNDLE, Locale.UK);
    private final ResourceBundle german = ResourceBundle.getBundle(Text.BUNDLE, Locale.GERMANY);

    @Test
    void everyKeyUsedInAPageExists() throws IOException {
        Set<String> used = find(Path.of("src/main/webapp"), ".xhtml", IN_PAGE);

        assertThat(used).contains("product.add", "checkout.place");
        assertThat(bundle.keySet()).containsAll(used);
    }

    @Test
    void everyKeyUsedInABeanExists() throws IOException {
        Set<String> used = find(Path.of("src/main/java"), ".java", IN_BEAN);

        assertThat(used).contains("stock.few", "product.from");
        assertThat(bundle.keySet()).containsAll(used);
    }

    @Test
    void everyCodeThatAServiceRefusesWithHasAText() throws IOException {
        Set<String> codes = find(Path.of("../ejb-module/src/main/java"), ".java", REFUSAL);

        assertThat(codes).contains("OUT_OF_STOCK", "REQUIRED");
        assertThat(bundle.keySet()).containsAll(codes.stream().map(code -> "error." + code).toList());
    }

    @Test
    void everyStatusOfAnOrderIsExplained() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(bundle.keySet()).contains("order.status." + status, "order.heading." + status, "order.explanation." + status);
        }
    }

    @Test
    void everyCheckOfTheBooksIsExplained() {
        for (String check : new Checks().all(Instant.EPOCH).keySet()) {
            assertThat(bundle.keySet()).contains("reconciliation." + check, "reconciliation." + check + ".advice");
        }
    }

    @Test
    void everyFaultIsExplained() {
        for (String status : List.of("400", "403", "405", "500", "503")) {
            assertThat(bundle.keySet()).contains("fault." + status + ".title", "fault." + status + ".text");
        }
    }

    @Test
    void noTextIsThereTwice() throws IOException {
        for (String name : List.of("messages", "messages_de")) {
            try (Stream<String> lines = Files.lines(Path.of("src/main/resources/org/meo/web/" + name + ".properties"))) {
                assertThat(lines.filter(line -> !line.startsWith("#") && line.contains("=")).map(line -> line.split("=", 2)[0]))
                        .as(name).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void noTextIsLeftOverThatNothingUses() throws IOException {
        String sources = Stream.concat(read(Path.of("src/main/webapp"), ".xhtml"), read(Path.of("src/main/java"), ".java"))
                .collect(Collectors.joining());
        Predicate<String> composed = key -> COMPOSED.stream().anyMatch(start -> key.startsWith(start + "."));

        assertThat(bundle.keySet().stream().filter(composed.negate()).filter(key -> !sources.contains(key))).isEmpty();
    }

    @Test
    void everyTextIsThereInBothLanguagesAndSaysTheSameThings() {
        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(own("messages_de")).isEqualTo(own("messages"));
        for (String key : bundle.keySet()) {
            assertThat(german.getString(key)).as(key).isNotBlank();
            assertThat(arguments(german.getString(key))).as(key).isEqualTo(arguments(bundle.getString(key)));
        }
    }

    @Test
    void aServerThatSpeaksGermanStillAnswersInEnglish() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            ResourceBundle.clearCache();
            assertThat(ResourceBundle.getBundle(Text.BUNDLE, Locale.UK).getString("cart.title")).isEqualTo("Your cart");
        } finally {
            Locale.setDefault(before);
            ResourceBundle.clearCache();
        }
    }

    private static Set<String> own(String name) {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/org/meo/web/" + name + ".properties"))) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void textsWithPlaceholdersAreValidPatterns() {
        for (ResourceBundle texts : List.of(bundle, german)) {
            assertValidPatterns(texts);
        }
    }

    private static void assertValidPatterns(ResourceBundle bundle) {
        for (String key : bundle.keySet()) {
            String value = bundle.getString(key);
            if (PLACEHOLDER.matcher(value).find()) {
                assertThatCode(() -> new MessageFormat(value, Locale.UK)).as(key).doesNotThrowAnyException();
                // A single apostrophe in a pattern would swallow what follows it.
                assertThat(value.replace("''", "")).as(key).doesNotContain("'");
            }
        }
    }

    @Test
    void theDeliveryPageNamesTheRatesThatTheStoreBeginsWith() throws IOException {
        String rates = Files.readString(Path.of("../ejb-module/src/main/resources/db/migration/V9__pricing.sql"));
        Matcher rate = Pattern.compile("\\('gb-standard', 'GBP', ([0-9.]+), ([0-9.]+)\\)").matcher(rates);
        assertThat(rate.find()).isTrue();
        Money price = Money.parse("GBP " + rate.group(1));
        Money free = Money.parse("GBP " + rate.group(2));
        String inEnglish = Formats.money(free, Locale.UK).replace(".00", "");
        String inGerman = Formats.money(free, Locale.GERMANY).replace(",00", "");

        assertThat(bundle.getString("delivery.1.text")).contains(Formats.money(price, Locale.UK)).contains(inEnglish);
        assertThat(bundle.getString("trust.delivery")).contains(inEnglish);
        assertThat(german.getString("delivery.1.text")).contains(Formats.money(price, Locale.GERMANY)).contains(inGerman);
        assertThat(german.getString("trust.delivery")).contains(inGerman);
    }

    private static Set<String> find(Path folder, String suffix, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        read(folder, suffix).forEach(source -> {
            Matcher matcher = pattern.matcher(source);
            while (matcher.find()) {
                found.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        });
        return found;
    }

    private static Stream<String> read(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(suffix)).toList();
            Stream.Builder<String> contents = Stream.builder();
            for (Path source : sources) {
                contents.add(Files.readString(source));
            }
            return contents.build();
        }
    }
}
