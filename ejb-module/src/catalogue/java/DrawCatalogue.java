import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

/**
 * Makes the built-in catalogue of the shop: categories.csv, products.csv and all pictures.
 * Run from the folder ejb-module:
 *   javac -d target/catalogue src/catalogue/java/*.java
 *   java -cp target/catalogue DrawCatalogue [part of a picture name]
 */
public final class DrawCatalogue {
    public static void main(String[] args) throws IOException {
        Path out = Path.of("src/main/resources/catalogue");
        Path pictures = Files.createDirectories(out.resolve("pictures"));
        String only = args.length > 0 ? args[0] : "";
        Catalogue c = new Catalogue(Path.of("src/catalogue/data"));

        StringBuilder csv = new StringBuilder("slug,parent,position,name,name_de,description,description_de\r\n");
        for (var k : c.categories)
            row(csv, k.slug(), k.parent(), String.valueOf(k.position()), k.name(), k.nameDe(), k.text(), k.textDe());
        Files.writeString(out.resolve("categories.csv"), csv, StandardCharsets.UTF_8);

        csv = new StringBuilder("product,sku,category,brand,name,name_de,description,description_de,option,option_de,"
                + "options,attributes,price,compare_at_price,currency,tax_class,stock,picture,picture_alt,price_eur,compare_at_eur\r\n");
        Map<String, String> drawn = new TreeMap<>();
        for (var p : c.products)
            for (var v : p.variants) {
                StringJoiner options = new StringJoiner(";");
                v.options().forEach((k, x) -> options.add(k + "=" + x));
                String picture = p.pictureName(v);
                row(csv, p.slug, v.sku(), p.category, p.brand, p.en, p.de, p.textEn, p.textDe, c.option(v.options(), false),
                        c.option(v.options(), true), options.toString(), v.attributes(), v.price(), v.was(), "GBP", p.tax,
                        String.valueOf(v.stock()), picture, c.alt(p, v), euros(v.price()), euros(v.was()));
                if (!drawn.containsKey(picture) && picture.contains(only)) drawn.put(picture, Picture.product(c, p, v));
            }
        Files.writeString(out.resolve("products.csv"), csv, StandardCharsets.UTF_8);

        if ("_no-picture.svg".contains(only)) drawn.put("_no-picture.svg", Picture.noPicture());
        if ("_hero.svg".contains(only)) drawn.put("_hero.svg", Picture.hero(c));
        if (only.isEmpty())
            try (var old = Files.newDirectoryStream(pictures, "*.svg")) {
                for (Path f : old) if (!drawn.containsKey(f.getFileName().toString())) Files.delete(f);
            }
        long total = 0;
        for (var e : drawn.entrySet()) {
            Files.writeString(pictures.resolve(e.getKey()), e.getValue(), StandardCharsets.UTF_8);
            total += e.getValue().length();
        }
        System.out.printf("%d categories, %d products, %d variants, %d pictures, %d KB%n", c.categories.size(),
                c.products.size(), c.products.stream().mapToInt(p -> p.variants.size()).sum(), drawn.size(), total / 1024);
    }

    /** About what a pound is in euros, up to the next five cents. */
    private static String euros(String pounds) {
        if (pounds.isEmpty()) return "";
        long cents = new BigDecimal(pounds).multiply(new BigDecimal("118")).setScale(0, RoundingMode.CEILING).longValueExact();
        return BigDecimal.valueOf((cents + 4) / 5 * 5, 2).toPlainString();
    }

    private static void row(StringBuilder b, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            String s = cells[i];
            boolean quote = s.contains(",") || s.contains("\"") || s.contains("\n");
            b.append(i == 0 ? "" : ",").append(quote ? "\"" + s.replace("\"", "\"\"") + "\"" : s);
        }
        b.append("\r\n");
    }
}
