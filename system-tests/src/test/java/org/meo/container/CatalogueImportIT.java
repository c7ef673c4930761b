package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.catalog.intake.CatalogueExport;
import org.meo.catalog.intake.CatalogueImports;
import org.meo.catalog.intake.ImportMode;
import org.meo.catalog.intake.ImportState;
import org.meo.catalog.intake.ImportView;
import org.meo.shared.BusinessException;

@ExtendWith(ArquillianExtension.class)
class CatalogueImportIT {

    private static final String HEADER = "product,sku,category,name,price,currency,option,stock\r\n";

    @Inject
    private Shop shop;

    @Inject
    private CatalogueImports imports;

    @Inject
    private CatalogueExport export;

    /** Of its own for each test; in upper case the beginning of its SKUs. */
    private final String slug = "import-" + UUID.randomUUID().toString().substring(0, 8);
    private final String sku = slug.toUpperCase(Locale.ROOT);

    private ImportView imported(String file, ImportMode mode, boolean dryRun) {
        return over(imports.start("test.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), mode, dryRun));
    }

    private ImportView over(long number) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> imports.find(number).orElseThrow(),
                view -> view.state().isOver());
    }

    private String rows(int products, String price) {
        shop.product(0);
        StringBuilder file = new StringBuilder(HEADER);
        for (int product = 0; product < products; product++) {
            for (String size : new String[] {"A4", "A5"}) {
                file.append(slug).append('-').append(product).append(',').append(sku).append('-').append(product).append('-')
                        .append(size).append(",tests,Pad ").append(product).append(',').append(price).append(",GBP,")
                        .append(size).append(",5\r\n");
            }
        }
        return file.toString();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String file = rows(3, "2.50");

        ImportView first = imported(file, ImportMode.BOTH, false);
        ImportView second = imported(file, ImportMode.BOTH, false);

        assertThat(first.state()).isEqualTo(ImportState.FINISHED);
        assertThat(first.created()).isEqualTo(6);
        assertThat(second.unchanged()).isEqualTo(6);
        assertThat(shop.text("SELECT version FROM product WHERE slug = ?", slug + "-0")).isEqualTo("0");
        assertThat(shop.available(sku + "-0-A4")).isEqualTo(5);
    }

    @Test
    void aTrialTellsWhatWouldHappenAndStoresNothing() {
        String file = rows(2, "2.50") + slug + ",X,nowhere,Pad,1,GBP,,\r\n";

        ImportView trial = imported(file, ImportMode.BOTH, true);

        assertThat(trial.state()).isEqualTo(ImportState.FINISHED);
        assertThat(trial.created()).isEqualTo(4);
        assertThat(trial.rejected()).isEqualTo(1);
        assertThat(imports.rejections(trial.id(), 1).items()).singleElement()
                .satisfies(rejection -> assertThat(rejection.line()).isEqualTo(6));
        assertThat(shop.text("SELECT count(*) FROM product WHERE slug LIKE ?", slug + "%")).isEqualTo("0");
    }

    @Test
    void anImportGoesOnAfterTheLastPartThatWasStored() {
        ImportView first = imported(rows(3, "2.50"), ImportMode.BOTH, false);
        // As a node that was killed after its first product leaves it: the rest has the prices of before.
        String file = rows(3, "3.00");
        long number = imports.start("killed.csv", new ByteArrayInputStream(new byte[] {'x'}), ImportMode.BOTH, false);
        over(number);
        shop.update("UPDATE catalog_import SET state = 'RECEIVING' WHERE id = ?", number);
        shop.update("INSERT INTO catalog_import_content (import_id, position, content) VALUES (?, 0, ?)", number,
                file.getBytes(StandardCharsets.UTF_8));
        shop.update("UPDATE catalog_import SET state = 'STORING', failure = NULL, ended_at = NULL, lines_read = 6, taken = 6,"
                + " rejected = 0, stored = 3, updated = 2 WHERE id = ?", number);

        ImportView resumed = over(number);

        assertThat(first.created()).isEqualTo(6);
        assertThat(resumed.state()).isEqualTo(ImportState.FINISHED);
        assertThat(resumed.updated()).isEqualTo(6);
        assertThat(shop.text("SELECT price FROM variant WHERE sku = ?", sku + "-0-A4")).isEqualTo("2.50");
        assertThat(shop.text("SELECT price FROM variant WHERE sku = ?", sku + "-1-A4")).isEqualTo("3.00");
        assertThat(shop.text("SELECT price FROM variant WHERE sku = ?", sku + "-2-A5")).isEqualTo("3.00");
    }

    @Test
    void whatIsExportedComesBackAsItWas() throws IOException {
        shop.product(0);
        imported("product,sku,category,name,price,currency,options,attributes,price_eur,compare_at_eur,description,active_from,"
                + "active_until\r\n" + slug + "," + sku + ",tests,'=1+1,2.50,GBP,colour=red\\;ish,pages=80,2.90,3.50,"
                + "\"two\r\nlines, \"\"quoted\"\"\",2026-01-01T00:00:00Z,\r\n", ImportMode.BOTH, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        export.writeProducts(file);

        ImportView back = imported(file.toString(StandardCharsets.UTF_8), ImportMode.BOTH, false);

        assertThat(file.toString(StandardCharsets.UTF_8)).contains(sku + ",tests,,'=1+1,");
        assertThat(shop.text("SELECT name FROM product WHERE slug = ?", slug)).isEqualTo("=1+1");
        assertThat(back.state()).isEqualTo(ImportState.FINISHED);
        assertThat(back.rejected()).isZero();
        assertThat(back.unchanged()).isEqualTo(back.read()).isPositive();
    }

    @Test
    void aNewSlugForAllOfAProductRenamesIt() {
        imported(rows(1, "2.50"), ImportMode.BOTH, false);

        ImportView renamed = imported(rows(1, "2.50").replace(slug + "-0", slug + "-new"), ImportMode.BOTH, false);

        assertThat(renamed.updated()).isEqualTo(2);
        assertThat(shop.text("SELECT p.slug FROM product_former_slug f JOIN product p ON p.id = f.product_id WHERE f.slug = ?",
                slug + "-0")).isEqualTo(slug + "-new");
    }

    @Test
    void aFileThatIsBrokenStoresNothing() {
        ImportView broken = imported(rows(2, "2.50") + slug + "-9,\"" + sku, ImportMode.BOTH, false);

        assertThat(broken.state()).isEqualTo(ImportState.FAILED);
        assertThat(broken.failure()).startsWith("line 6: ");
        assertThat(shop.text("SELECT count(*) FROM product WHERE slug LIKE ?", slug + "%")).isEqualTo("0");
        assertThatThrownBy(() -> imported("", ImportMode.BOTH, false)).isInstanceOf(BusinessException.class);
    }
}
