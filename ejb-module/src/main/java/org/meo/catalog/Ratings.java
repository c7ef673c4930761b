package org.meo.catalog;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.meo.shared.Language;
import org.meo.shared.Sku;

/** Keeps what approved reviews say of products, as the reviews tell it. */
@Stateless
@TransactionAttribute(MANDATORY)
public class Ratings {

    private static final String PRODUCT = """
            SELECT p.id, p.slug, CASE WHEN ? = 'de' THEN coalesce(p.name_de, p.name) ELSE p.name END
              FROM variant v JOIN product p ON p.id = v.product_id WHERE v.sku = ?""";
    private static final String SET = """
            UPDATE product SET rating_sum = ?, rating_count = ?
             WHERE id = ? AND (rating_sum, rating_count) IS DISTINCT FROM (?, ?)""";

    @Inject
    private DataSource dataSource;
    @EJB
    private Listings listings;
    private CatalogueDatabase database;

    @PostConstruct
    void connect() {
        database = new CatalogueDatabase(dataSource);
    }

    /**
     * The product that a SKU is a variant of.
     *
     * @return empty when the catalogue does not know the SKU
     */
    @TransactionAttribute(SUPPORTS)
    public Optional<ReviewedProduct> product(String sku, Language language) {
        if (!Sku.isValid(sku)) {
            return Optional.empty();
        }
        return database.query(PRODUCT, rows -> rows.next()
                ? Optional.of(new ReviewedProduct(rows.getLong(1), rows.getString(2), rows.getString(3)))
                : Optional.empty(), language.code(), sku);
    }

    /**
     * Notes in the current transaction what all approved reviews of a product say together.
     *
     * @param sum   of their stars
     * @param count of them
     */
    public void set(long productId, int sum, int count) {
        if (database.update(SET, sum, count, productId, sum, count) > 0) {
            listings.refresh(Set.of(productId));
        }
    }
}
