package org.meo.customers;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ways by which partners sell. A store begins without any, unless {@code meo.channels.samples} asks for two to try:
 * {@code b2b}, with prices of its own and customers who are opened as they come, and {@code marketplace}, with neither.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class Channels {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "meo.channels.samples", defaultValue = "false")
    private boolean samples;

    @PostConstruct
    void begin() {
        if (samples) {
            entities.createNativeQuery("""
                    INSERT INTO channel (code, name, agreed_prices, opens_customers, credit_limit, payment_days) VALUES
                      ('b2b', 'Business customers', true, true, 1000000.00, 30),
                      ('marketplace', 'Marketplace', false, false, 0, 30)
                    ON CONFLICT (code) DO NOTHING""").executeUpdate();
        }
    }

    /** Those that take orders, by code. */
    @SuppressWarnings("unchecked")
    public Map<String, Channel> open() {
        Map<String, Channel> channels = new HashMap<>();
        ((List<Object[]>) entities.createNativeQuery("""
                SELECT code, name, agreed_prices, opens_customers, credit_limit, payment_days FROM channel WHERE active""")
                .getResultList()).forEach(row -> channels.put((String) row[0], new Channel((String) row[0], (String) row[1],
                        (Boolean) row[2], (Boolean) row[3], (BigDecimal) row[4], ((Number) row[5]).intValue())));
        return channels;
    }
}
