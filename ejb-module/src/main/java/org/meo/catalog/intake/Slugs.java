package org.meo.catalog.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Names as they stand in addresses of pages: lower-case letters, digits and single hyphens. */
final class Slugs {

    static final int MAX_PRODUCT = 160;
    static final int MAX_CATEGORY = 120;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_HYPHENS = Pattern.compile("^-|-$");

    private Slugs() {
    }

    static boolean isValid(String slug, int maximum) {
        return slug.length() <= maximum && FORM.matcher(slug).matches();
    }

    /** Empty when the text has nothing that could stand in an address. */
    static String of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("")
                .toLowerCase(Locale.ROOT).replace("ß", "ss");
        return OUTER_HYPHENS.matcher(OTHERS.matcher(APOSTROPHES.matcher(plain).replaceAll("")).replaceAll("-"))
                .replaceAll("");
    }

    /**
     * A slug that no other SKU's product gets: the name, then the SKU, and for a SKU that its slug does not tell from
     * another ({@code 85123a} from {@code 85123A}) a checksum of it.
     */
    static String ofProduct(String name, String sku) {
        String suffix = of(sku);
        if (!suffix.toUpperCase(Locale.ROOT).equals(sku)) {
            CRC32 checksum = new CRC32();
            checksum.update(sku.getBytes(StandardCharsets.UTF_8));
            suffix += "-" + String.format(Locale.ROOT, "%08x", checksum.getValue());
        }
        String beginning = of(name);
        int room = MAX_PRODUCT - suffix.length() - 1;
        if (beginning.length() > room) {
            beginning = OUTER_HYPHENS.matcher(beginning.substring(0, room)).replaceAll("");
        }
        return beginning.isEmpty() ? suffix : beginning + "-" + suffix;
    }
}
