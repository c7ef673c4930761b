package org.meo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The invoices of "Online Retail": those of which every line sells something at a price, in the order of the file. */
public final class InvoiceLines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]", Locale.ROOT);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int COLUMNS = 8;
    /** What the file calls otherwise than anybody does now; what is no country is sent home. */
    private static final Map<String, String> SPELLED = Map.of("EIRE", "IE", "USA", "US", "Hong Kong", "HK", "Czech Republic", "CZ", "RSA", "ZA");
    private static final String HOME = "GB";

    private final Map<String, List<Line>> invoices = new LinkedHashMap<>();
    private final Map<String, String> countries = new TreeMap<>();
    private final int all;

    /** @param file of comma-separated values, may be packed by gzip */
    public InvoiceLines(Path file) throws IOException {
        for (String code : Locale.getISOCountries()) {
            countries.put(new Locale("", code).getDisplayCountry(Locale.ENGLISH), code);
        }
        countries.putAll(SPELLED);
        Map<String, List<Line>> read = new LinkedHashMap<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (List<String> cells = cells(lines); cells != null; cells = cells(lines)) {
                read.computeIfAbsent(cells.get(0), invoice -> new ArrayList<>()).add(line(cells));
            }
        }
        all = read.size();
        read.forEach((invoice, lines) -> {
            if (lines.stream().allMatch(line -> line.quantity() > 0 && line.unitPrice().signum() > 0)) {
                invoices.put(invoice, lines);
            }
        });
    }

    /** By invoice, in the order of the file. */
    public Map<String, List<Line>> clean() {
        return invoices;
    }

    int left() {
        return all - invoices.size();
    }

    private Line line(List<String> cells) {
        String customer = cells.get(6).strip().replaceFirst("\\.0$", "");
        return new Line(cells.get(1).strip(), cells.get(2).strip(), new BigDecimal(cells.get(3).strip()).intValueExact(),
                LocalDateTime.parse(cells.get(4).strip(), TIME).atZone(LONDON).toInstant().toString(), new BigDecimal(cells.get(5).strip()),
                customer.isEmpty() ? "walk-in" : customer, countries.getOrDefault(cells.get(7).strip(), HOME));
    }

    /** @return null at the end */
    private static List<String> cells(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        StringBuilder record = new StringBuilder(line);
        while (record.chars().filter(character -> character == '"').count() % 2 == 1) {
            record.append('\n').append(lines.readLine());
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < record.length(); index++) {
            char character = record.charAt(index);
            if (character == '"' && quoted && index + 1 < record.length() && record.charAt(index + 1) == '"') {
                cell.append(character);
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        if (cells.size() != COLUMNS) {
            throw new IOException("no line of an invoice: " + record);
        }
        return cells;
    }

    /** @param customer as the retailer numbers them */
    public record Line(String sku, String description, int quantity, String at, BigDecimal unitPrice, String customer, String country) {
    }
}
