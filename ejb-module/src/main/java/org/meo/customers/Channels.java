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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.StatementFailedException;

/**
 * The ways by which partners sell. A store begins without any, unless {@code meo.channels.samples} asks for two to try:
 * {@code b2b}, with prices of its own and customers who are opened as they come, and {@code marketplace}, with neither; by both sells the
 * broker user {@code integrator}.
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
                    INSERT INTO channel AS c (code, name, partners, agreed_prices, opens_customers, credit_limit, payment_days) VALUES
                      ('b2b', 'Business customers', '{integrator}', true, true, 1000000.00, 30),
                      ('marketplace', 'Marketplace', '{integrator}', false, false, 0, 30)
                    ON CONFLICT (code) DO UPDATE SET partners = excluded.partners WHERE c.partners = '{}'""").executeUpdate();
        }
    }

    /** All of them, by code. */
    public SortedMap<String, Channel> all() {
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement("""
                SELECT code, name, active, partners, agreed_prices, opens_customers, credit_limit, payment_days, version
                  FROM channel""");
                ResultSet rows = statement.executeQuery()) {
            SortedMap<String, Channel> channels = new TreeMap<>();
            while (rows.next()) {
                channels.put(rows.getString("code"), new Channel(rows.getString("code"), rows.getString("name"),
                        rows.getBoolean("active"), List.of((String[]) rows.getArray("partners").getArray()),
                        rows.getBoolean("agreed_prices"), rows.getBoolean("opens_customers"), rows.getBigDecimal("credit_limit"),
                        rows.getInt("payment_days"), rows.getInt("version")));
            }
            return channels;
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }
}
