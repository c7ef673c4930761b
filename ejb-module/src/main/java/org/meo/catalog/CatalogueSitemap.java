package org.meo.catalog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** All products that are on sale, for search engines, in parts that are never read as a whole. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CatalogueSitemap {

    /** Most products of a part. */
    public static final int PART_SIZE = 5_000;

    private static final String ON_SALE = " now() >= l.active_from AND now() < l.active_until ";

    @Inject
    private DataSource dataSource;

    /** Used by the container. */
    public CatalogueSitemap() {
    }

    CatalogueSitemap(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Numbers of the parts that hold something, ascending. */
    public List<Integer> parts() {
        return new CatalogueDatabase(dataSource).query("""
                SELECT DISTINCT l.product_id / ? AS part FROM listing l WHERE""" + ON_SALE + "ORDER BY part", rows -> {
                    List<Integer> parts = new ArrayList<>();
                    while (rows.next()) {
                        parts.add(rows.getInt(1));
                    }
                    return parts;
                }, PART_SIZE);
    }

    /** Gives slug and last change of each product of a part, of which there may be none. */
    public void read(int part, BiConsumer<String, Instant> product) {
        long from = (long) part * PART_SIZE;
        new CatalogueDatabase(dataSource).query("""
                SELECT p.slug, p.updated_at FROM listing l JOIN product p ON p.id = l.product_id
                 WHERE l.product_id >= ? AND l.product_id < ? AND""" + ON_SALE + "ORDER BY l.product_id", rows -> {
                    while (rows.next()) {
                        product.accept(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
                    }
                    return null;
                }, from, from + PART_SIZE);
    }
}
