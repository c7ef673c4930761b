package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one operator that the configuration names, whom programs sign in as by HTTP Basic. Without a password it is closed,
 * and so it is with the quickstart's password anywhere else. Wrong passwords are counted by address; whoever gave too many
 * waits.
 */
@ApplicationScoped
class OperatorLogin {

    static final int MAX_FAILURES = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(OperatorLogin.class.getName());
    private static final String SCHEME = "basic ";
    private static final String QUICKSTART = "quickstart";
    private static final String QUICKSTART_PASSWORD = "admin";
    /** Addresses that are remembered; the one that failed longest ago is forgotten first. */
    private static final int MAX_ADDRESSES = 1_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private byte[] expected;
    private Clock clock;

    enum Answer { CLOSED, UNKNOWN, TOO_MANY, WELCOME }

    /** For the container's proxy. */
    protected OperatorLogin() {
    }

    @Inject
    OperatorLogin(@ConfigProperty(name = "meo.admin.user", defaultValue = "admin@meo.example") String user,
            @ConfigProperty(name = "meo.admin.password") Optional<String> password,
            @ConfigProperty(name = "meo.profile", defaultValue = "production") String profile, Clock clock) {
        this.clock = clock;
        if (password.isPresent() && password.get().equals(QUICKSTART_PASSWORD) && !profile.equals(QUICKSTART)) {
            LOG.log(Level.ERROR, "The back office stays closed: meo.admin.password is that of the quickstart");
        } else {
            expected = password.filter(given -> !given.isBlank()).map(given -> hash(user + ":" + given)).orElse(null);
        }
    }

    /** @param authorization the header of that name; null when there is none */
    Answer judge(String authorization, String address) {
        if (expected == null) {
            return Answer.CLOSED;
        }
        if (isWaiting(address)) {
            return Answer.TOO_MANY;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Answer.UNKNOWN;
        }
        // Hashes have one length, and comparing them takes the same time wherever they differ.
        if (MessageDigest.isEqual(expected, hash(decoded(authorization.substring(SCHEME.length()).strip())))) {
            return Answer.WELCOME;
        }
        failed(address);
        return Answer.UNKNOWN;
    }

    /** Somebody else's name and password, which this login does not know, were right after all. */
    void forgive(String address) {
        synchronized (failures) {
            failures.remove(address);
        }
    }

    /** Name and password with a colon between, as the header has them; empty when it has none. */
    static String credentials(String authorization) {
        return authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? ""
                : decoded(authorization.substring(SCHEME.length()).strip());
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "No Base64", e);
            return "";
        }
    }

    private static byte[] hash(String credentials) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(credentials.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private boolean isWaiting(String address) {
        synchronized (failures) {
            Failures known = failures.get(address);
            return known != null && known.count >= MAX_FAILURES && known.since.plus(WINDOW).isAfter(clock.instant());
        }
    }

    private void failed(String address) {
        synchronized (failures) {
            Instant now = clock.instant();
            Failures known = failures.remove(address);
            if (known == null || !known.since.plus(WINDOW).isAfter(now)) {
                known = new Failures(0, now);
                LOG.log(Level.WARNING, "A login to the back office failed, from {0}", address);
            }
            failures.put(address, new Failures(known.count + 1, known.since));
            if (failures.size() > MAX_ADDRESSES) {
                failures.remove(failures.keySet().iterator().next());
            }
        }
    }

    private record Failures(int count, Instant since) {
    }
}
