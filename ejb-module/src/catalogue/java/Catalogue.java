import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.zip.CRC32;

/** Reads the readable data files and knows every product, variant and label of the built-in catalogue. */
final class Catalogue {
    record Category(String slug, String parent, int position, String name, String nameDe, String text, String textDe) {}
    record Label(String en, String de, String code, String hex) {}
    record Variant(String sku, Map<String, String> options, String attributes, String price, String was, int stock) {}

    static final class Product {
        String slug, category, brand, stem, en, de, textEn, textDe, attributes = "", tax = "standard", picture, alt;
        List<String> by = List.of();
        List<Variant> variants = new ArrayList<>();
        Map<String, Integer> stock = new HashMap<>();

        String pictureName(Variant v) {
            StringBuilder s = new StringBuilder(slug);
            for (String key : by) {
                String value = v.options().get(key);
                if (value != null) s.append('-').append(value.replaceAll("[^a-z0-9]+", "-"));
            }
            return s + ".svg";
        }
    }

    final List<Category> categories = new ArrayList<>();
    final List<Product> products = new ArrayList<>();
    final Map<String, Label> labels = new LinkedHashMap<>();

    Catalogue(Path data) throws IOException {
        for (String[] f : fields(data.resolve("labels.txt"), 5))
            labels.put(f[0], new Label(f[1], f[2], f[3], f[4]));
        Map<String, Integer> position = new HashMap<>();
        for (String[] f : fields(data.resolve("categories.txt"), 6))
            categories.add(new Category(f[0], f[1], position.merge(f[1], 1, Integer::sum), f[2], f[3], f[4], f[5]));
        for (String file : List.of("1-writing.txt", "2-paper.txt", "3-desk.txt", "4-art.txt", "5-office.txt", "6-wrap-post.txt"))
            read(data.resolve(file));
    }

    private static List<String[]> fields(Path file, int count) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] f = Arrays.copyOf(line.split("\\|", -1), count);
            for (int i = 0; i < count; i++) f[i] = f[i] == null ? "" : f[i].strip();
            rows.add(f);
        }
        return rows;
    }

    private void read(Path file) throws IOException {
        Product p = null;
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            int cut = line.indexOf(' ');
            String tag = line.substring(0, cut), rest = line.substring(cut + 1).strip();
            String[] f = rest.split("\\|", -1);
            for (int i = 0; i < f.length; i++) f[i] = f[i].strip();
            switch (tag) {
                case "=" -> {
                    finish(p, rows);
                    rows.clear();
                    p = new Product();
                    p.slug = f[0]; p.category = f[1]; p.brand = f[2]; p.stem = f[3];
                    products.add(p);
                }
                case "en" -> p.en = rest;
                case "de" -> p.de = rest;
                case "+" -> p.textEn = rest;
                case "-" -> p.textDe = rest;
                case "@" -> p.attributes = rest;
                case "tax" -> p.tax = rest;
                case "pic" -> {
                    p.picture = f[0]; p.alt = f[2];
                    p.by = f[1].isEmpty() ? List.of() : List.of(f[1].split(";"));
                }
                case "x" -> rows.add(f);
                case "s" -> {
                    for (String s : rest.split(" ")) {
                        int e = s.lastIndexOf('=');
                        p.stock.put(s.substring(0, e), Integer.parseInt(s.substring(e + 1)));
                    }
                }
                default -> throw new IOException("unknown line in " + file + ": " + line);
            }
        }
        finish(p, rows);
    }

    private void finish(Product p, List<String[]> rows) throws IOException {
        if (p == null) return;
        Set<String> used = new HashSet<>();
        for (String[] row : rows) {
            boolean single = row.length == 1 || !row[0].contains("=");
            String options = single ? "" : row[0];
            String[] price = (single ? row[row.length > 1 ? 1 : 0] : row[1]).split(" ");
            String extra = row.length > 2 ? row[2] : "";
            for (Map<String, String> o : cross(options)) {
                StringBuilder suffix = new StringBuilder();
                o.forEach((k, v) -> suffix.append('-').append(code(k, v)));
                String key = suffix.length() == 0 ? "" : suffix.substring(1);
                String sku = p.stem + suffix;
                CRC32 crc = new CRC32();
                crc.update(sku.getBytes(StandardCharsets.UTF_8));
                double r = crc.getValue() / 4294967296.0;
                int stock = p.stock.getOrDefault(key, 20 + (int) (Math.pow(r, 1.4) * 380));
                used.add(key);
                String attributes = p.attributes + (extra.isEmpty() ? "" : ";" + extra);
                p.variants.add(new Variant(sku, o, attributes, price[0], price.length > 1 ? price[1] : "", stock));
            }
        }
        if (!used.containsAll(p.stock.keySet())) throw new IOException(p.slug + ": stock line names no variant " + p.stock.keySet() + " of " + used);
    }

    private static List<Map<String, String>> cross(String options) {
        List<Map<String, String>> out = List.of(Map.of());
        if (options.isEmpty()) return out;
        for (String part : options.split(";")) {
            String key = part.substring(0, part.indexOf('=')).strip();
            List<Map<String, String>> next = new ArrayList<>();
            for (Map<String, String> o : out)
                for (String value : part.substring(part.indexOf('=') + 1).split(",")) {
                    Map<String, String> m = new LinkedHashMap<>(o);
                    m.put(key, value.strip());
                    next.add(m);
                }
            out = next;
        }
        return out;
    }

    private String code(String key, String value) {
        Label l = labels.get(key + " " + value);
        if (l != null && !l.code.isEmpty()) return l.code;
        String c = value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return c.matches(".*[0-9].*") || c.length() < 4 ? c : c.substring(0, 3);
    }

    String label(String key, String value, boolean german) {
        Label l = labels.get(key + " " + value);
        if (l != null) return german ? l.de : l.en;
        String shown = value;
        Matcher m = Pattern.compile("([0-9.]+)(mm|cm|ml|g)").matcher(value);
        if (m.matches()) shown = m.group(1) + " " + m.group(2);
        else {
            Label pattern = labels.get(key + " *");
            if (pattern != null) shown = (german ? pattern.de : pattern.en).replace("#", value);
            else if (value.length() <= 4) shown = value.toUpperCase(Locale.ROOT);
        }
        return german ? shown.replaceAll("(\\d)\\.(\\d)", "$1,$2") : shown;
    }

    String option(Map<String, String> options, boolean german) {
        StringJoiner j = new StringJoiner(" · ");
        options.forEach((k, v) -> j.add(label(k, v, german)));
        return capital(j.toString());
    }

    static String capital(String s) {
        return s.isEmpty() ? s : s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1);
    }

    String alt(Product p, Variant v) {
        String s = p.alt;
        for (var e : v.options().entrySet()) {
            String l = label(e.getKey(), e.getValue(), false);
            s = s.replace("{" + e.getKey() + "}", l).replace("{" + capital(e.getKey()) + "}", capital(l));
        }
        if (s.contains("{")) throw new IllegalStateException(p.slug + ": alt " + s);
        return s;
    }
}
