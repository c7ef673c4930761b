package org.meo.documents;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What would be wrong with documents; every list is empty in a sound store and never longer than 100. */
@Stateless
@TransactionAttribute(SUPPORTS)
public class DocumentChecks {

    @PersistenceContext
    private EntityManager entities;

    /** Kinds and years ({@code INVOICE 2026}) whose counter is not what is there: a number is missing, or was given twice. */
    @SuppressWarnings("unchecked")
    public List<String> gaps() {
        return entities.createNativeQuery("""
                SELECT c.kind || ' ' || c.year FROM document_counter c
                LEFT JOIN LATERAL (SELECT count(*) AS documents, coalesce(max(d.sequence), 0) AS last FROM document d
                                    WHERE d.kind = c.kind AND d.year = c.year) d ON true
                WHERE d.documents <> c.last OR d.last <> c.last ORDER BY 1 LIMIT 100""").getResultList();
    }
}
