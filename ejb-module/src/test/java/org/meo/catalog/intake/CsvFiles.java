package org.meo.catalog.intake;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Catalogue files made of a few lines, and what comes of reading them. */
final class CsvFiles {

    static final String PRODUCTS = "product,sku,category,name,price,currency,option,attributes,compare_at_price,tax_class,"
            + "stock,picture";
    static final String INVOICES = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private CsvFiles() {
    }

    static CatalogueSource source(byte[] content) {
        return new CatalogueSource("test", () -> new ByteArrayInputStream(content));
    }

    static CatalogueSource source(String... lines) {
        return source((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static Outcome read(CatalogueSource source) {
        CatalogueFile file = CatalogueFile.of(source, List.of(new CategoryDraft("paper", null, 1, "Paper", "Papier", "", null),
                new CategoryDraft("pads", "paper", 1, "Pads", "Blöcke", "", null)), name -> name.equals("pad.svg"));
        List<Rejection> rejections = new ArrayList<>();
        ImportTally tally = file.check(rejections::add);
        List<ProductDraft> products = new ArrayList<>();
        file.products(products::add);
        return new Outcome(products, rejections, file.categories(), tally);
    }

    record Outcome(List<ProductDraft> products, List<Rejection> rejections, List<CategoryDraft> categories,
            ImportTally tally) {

        ProductDraft product(String sku) {
            return products.stream().filter(product -> product.variants().get(0).sku().equals(sku)).findFirst().orElseThrow();
        }

        /** {@code 3 INVALID_PRICE} for each. */
        List<String> codes() {
            return rejections.stream().map(rejection -> rejection.line() + " " + rejection.code()).toList();
        }
    }
}
