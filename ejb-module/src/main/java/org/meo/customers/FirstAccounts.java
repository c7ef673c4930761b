package org.meo.customers;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.Language;

/**
 * Gives a new store the account of its first administrator, which {@code meo.admin.user} and {@code meo.admin.password}
 * name; the quickstart gets a shopper, too. Passwords that everybody knows are the quickstart's alone: any other store with
 * one, in its configuration or in its database, does not start.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstAccounts {

    static final String ADMIN = "admin@meo.example";
    static final String ADMIN_PASSWORD = "admin";
    static final String SHOPPER = "shopper@meo.example";
    static final String SHOPPER_PASSWORD = "shopper";

    private static final Logger LOG = Logger.getLogger(FirstAccounts.class.getName());
    private static final String QUICKSTART = "quickstart";

    @EJB
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    @ConfigProperty(name = "meo.profile", defaultValue = "production")
    private String profile;

    @Inject
    @ConfigProperty(name = "meo.admin.user", defaultValue = ADMIN)
    private String adminUser;

    @Inject
    @ConfigProperty(name = "meo.admin.password")
    private Optional<String> adminPassword;

    @PostConstruct
    void begin() {
        boolean quickstart = profile.equals(QUICKSTART);
        if (!quickstart) {
            refuseKnownPasswords();
        }
        adminPassword.filter(password -> !password.isBlank()).ifPresent(password -> addAdministrator(password, quickstart));
        if (quickstart && accounts.byEmail(SHOPPER).isEmpty()) {
            accounts.found(SHOPPER, "Sam Shopper", passwords.hash(SHOPPER_PASSWORD), Language.ENGLISH, null);
        }
    }

    private void addAdministrator(String password, boolean quickstart) {
        if (accounts.hasAdministrator()) {
            return;
        }
        if (!quickstart && password.length() < Passwords.MIN_LENGTH) {
            LOG.log(Level.SEVERE, "There is no administrator: meo.admin.password has less than {0} characters",
                    Passwords.MIN_LENGTH);
            return;
        }
        accounts.found(new EmailAddress(adminUser).value(), "Administrator", passwords.hash(password), Language.ENGLISH, Role.ADMIN);
    }

    private void refuseKnownPasswords() {
        if (adminPassword.filter(password -> password.equals(ADMIN_PASSWORD) || password.equals(SHOPPER_PASSWORD)).isPresent()) {
            throw new IllegalStateException("meo.admin.password is one of the quickstart's, and this is the profile " + profile);
        }
        if (isOpen(ADMIN, ADMIN_PASSWORD) || isOpen(SHOPPER, SHOPPER_PASSWORD)) {
            throw new IllegalStateException("an account still has its password of the quickstart, and this is the profile " + profile);
        }
    }

    private boolean isOpen(String email, String password) {
        return accounts.byEmail(email).filter(known -> passwords.check(password, known.passwordHash()).right()).isPresent();
    }
}
