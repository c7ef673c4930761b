package org.meo.payments;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The providers that there are, and those that {@code meo.payment.providers} offers to shoppers. One that is no longer
 * offered still answers for what was paid through it.
 */
@ApplicationScoped
public class PaymentProviders {

    private static final Logger LOG = Logger.getLogger(PaymentProviders.class.getName());
    private static final String PRODUCTION = "production";

    @Inject
    @Any
    private Instance<PaymentProvider> all;

    @Inject
    @ConfigProperty(name = "meo.payment.providers")
    private Optional<String> configured;

    @Inject
    @ConfigProperty(name = "meo.profile", defaultValue = PRODUCTION)
    private String profile;

    private final Map<String, PaymentProvider> byName = new TreeMap<>();
    private List<String> offered = List.of();

    @PostConstruct
    void read() {
        all.forEach(provider -> byName.put(provider.name(), provider));
        offered = Stream.of(configured.orElse("").split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
        check(offered, byName.keySet(), profile);
        for (String name : offered) {
            if (!byName.get(name).isReady()) {
                throw new IllegalStateException("meo.payment.providers offers " + name + ", whose keys are not set");
            }
        }
    }

    /** Reads the setting when the store starts, so that a wrong one is seen then and not by the first shopper. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (offered.isEmpty()) {
            LOG.log(Level.WARNING, "meo.payment.providers names none of {0}: nobody can pay", byName.keySet());
        } else {
            LOG.log(Level.INFO, "shoppers pay by {0}", offered);
        }
    }

    /** @throws IllegalStateException when the store must not be open with such a setting */
    static void check(List<String> offered, Set<String> known, String profile) {
        for (String name : offered) {
            if (!known.contains(name)) {
                throw new IllegalStateException("meo.payment.providers names " + name + ", which is none of " + known);
            }
        }
        if (offered.contains(SimulatedProvider.NAME) && PRODUCTION.equals(profile)) {
            throw new IllegalStateException("meo.payment.providers offers " + SimulatedProvider.NAME
                    + ", which moves no money, in the profile " + PRODUCTION);
        }
    }

    /** Names of those that shoppers may choose from, in the order in which they are to be shown. */
    public List<String> offered() {
        return offered;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public PaymentProvider get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no payment provider " + name));
    }

    /** @return empty when there is none of that name */
    public Optional<PaymentProvider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
