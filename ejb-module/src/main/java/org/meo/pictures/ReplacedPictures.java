package org.meo.pictures;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.Retention;

/**
 * Versions of photos that were replaced long ago, with their files: the files first, so that none is left that nothing
 * knows of. Of a content that another picture shows the files stay.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReplacedPictures implements Retention {

    /** The letters "pictures": of two nodes each could leave the last files of a content to the other. */
    private static final long LOCK = 0x7069637475726573L;
    /** Few: each has up to nineteen files, which may be far away. */
    private static final int BATCH = 20;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private PictureStore store;

    @Inject
    @ConfigProperty(name = "meo.retention.pictures", defaultValue = "P365D")
    private Duration age;

    @Inject
    private Clock clock;

    @Override
    public String table() {
        return "picture";
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    @SuppressWarnings("unchecked")
    public int removeOld(int most) {
        if (!(Boolean) entities.createNativeQuery("SELECT pg_try_advisory_xact_lock(?1)").setParameter(1, LOCK).getSingleResult()) {
            return 0;
        }
        List<Object[]> replaced = entities.createNativeQuery("""
                SELECT p.name, p.hash, array_to_string(p.widths, ' '), p.transparent FROM picture p
                WHERE p.created_at < ?1
                  AND EXISTS (SELECT 1 FROM picture n WHERE n.name = p.name AND n.version > p.version AND n.created_at < ?1)
                ORDER BY p.created_at LIMIT ?2 FOR UPDATE OF p SKIP LOCKED""")
                .setParameter(1, Timestamp.from(clock.instant().minus(age))).setParameter(2, most).getResultList();
        for (Object[] row : replaced) {
            String hash = (String) row[1];
            if (isOnlyOne(hash)) {
                removeFiles(hash, ((String) row[2]).split(" "), (Boolean) row[3] ? "png" : "jpg");
            }
            entities.createNativeQuery("DELETE FROM picture WHERE hash = ?1 AND name = ?2").setParameter(1, hash)
                    .setParameter(2, row[0]).executeUpdate();
        }
        return replaced.size();
    }

    private boolean isOnlyOne(String hash) {
        return ((Number) entities.createNativeQuery("SELECT count(*) FROM picture WHERE hash = ?1").setParameter(1, hash)
                .getSingleResult()).intValue() == 1;
    }

    private void removeFiles(String hash, String[] widths, String fallback) {
        try {
            for (String width : widths) {
                store.remove(hash + "/" + width + ".webp");
                store.remove(hash + "/" + width + "." + fallback);
            }
            store.remove(hash + "/original");
        } catch (IOException unreachable) {
            throw new PicturesUnavailableException(unreachable);
        }
    }
}
