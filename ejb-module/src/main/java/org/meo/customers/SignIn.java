package org.meo.customers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.meo.shared.BusinessException;

/**
 * Signing in. Every refusal is the same, and takes the same time, whether there is such an account or not. Outside of any
 * transaction: checking a password takes long.
 */
@ApplicationScoped
public class SignIn {

    @EJB
    private Accounts accounts;

    @EJB
    private Attempts attempts;

    @EJB
    private Sessions sessions;

    @EJB
    private SecondFactors secondFactors;

    @EJB
    private Customers customers;

    @Inject
    private Passwords passwords;

    @Inject
    private Clock clock;

    /**
     * Where somebody has come to.
     *
     * @param token      for the cookie
     * @param awaitsCode whether a code of the second factor is still to come
     */
    public record Begun(String token, long customerId, boolean remembered, boolean awaitsCode) {
    }

    /**
     * Signs in by password.
     *
     * @param client full network address
     * @param before token of the browser's session up to now, which ends; null when it has none
     * @throws BusinessException {@code WRONG_CREDENTIALS}, {@code TRY_AGAIN_IN_SECONDS}, {@code TRY_AGAIN_IN_MINUTES},
     *                           {@code BUSY}
     */
    public Begun signIn(String email, String password, boolean remembered, String client, Device device, String before) {
        Accounts.Known owner = prove(email, password, client).orElseThrow(() -> new BusinessException("WRONG_CREDENTIALS", ""));
        if (!owner.secondFactor()) {
            attempts.succeeded(Attempts.Kind.SIGN_IN, email, client);
        }
        return new Begun(sessions.begin(owner.id(), remembered, owner.secondFactor(), device, before), owner.id(), remembered,
                owner.secondFactor());
    }

    /**
     * Ends signing in by a code of the second factor, or a recovery code.
     *
     * @param before token of the session that waits for it
     * @throws BusinessException {@code SESSION_OVER}, {@code WRONG_CODE} and those of {@link #signIn}
     */
    public Begun giveCode(String before, String code, String client, Device device) {
        AwaitingCode waiting = sessions.awaitingCode(before).orElseThrow(() -> new BusinessException("SESSION_OVER", ""));
        begin(waiting.email(), client);
        if (!secondFactors.accept(waiting.customerId(), code)) {
            attempts.failed(waiting.email(), waiting.customerId());
            throw new BusinessException("WRONG_CODE", "code");
        }
        attempts.succeeded(Attempts.Kind.SIGN_IN, waiting.email(), client);
        return new Begun(sessions.confirm(waiting.customerId(), waiting.remembered(), device, before), waiting.customerId(),
                waiting.remembered(), false);
    }

    /**
     * Who a program is that sends name and password with each request, without a session. Empty when they are wrong, and for
     * an account with a second factor, which a password alone does not open.
     *
     * @throws BusinessException {@code TRY_AGAIN_IN_SECONDS}, {@code TRY_AGAIN_IN_MINUTES}, {@code BUSY}
     */
    public Optional<SignedIn> identify(String email, String password, String client) {
        Optional<Accounts.Known> owner = prove(email, password, client);
        owner.ifPresent(known -> attempts.succeeded(Attempts.Kind.SIGN_IN, email, client));
        return owner.filter(known -> !known.secondFactor()).flatMap(known -> customers.find(known.id()))
                .map(found -> new SignedIn(found.id(), found.email(), found.name(), found.roles(), found.group()));
    }

    /**
     * Whether a password is that of somebody who is signed in already, for what must not be done by a browser left open.
     *
     * @param field name of the field that it was typed into
     * @throws BusinessException {@code WRONG_PASSWORD} at the field, and those of waiting
     */
    public void confirmPassword(SignedIn customer, String field, String password, String client) {
        prove(customer.email(), password, client).orElseThrow(() -> new BusinessException("WRONG_PASSWORD", field));
        attempts.succeeded(Attempts.Kind.SIGN_IN, customer.email(), client);
    }

    private Optional<Accounts.Known> prove(String email, String password, String client) {
        begin(email, client);
        Optional<Accounts.Known> owner = accounts.byEmail(email);
        Passwords.Verdict verdict = passwords.check(password, owner.map(Accounts.Known::passwordHash).orElse(null));
        if (!verdict.right() || !owner.get().verified()) {
            attempts.failed(email, owner.map(Accounts.Known::id).orElse(null));
            return Optional.empty();
        }
        if (verdict.outdated()) {
            accounts.rehash(owner.get().id(), owner.get().passwordHash(), passwords.hash(password));
        }
        return owner;
    }

    private void begin(String email, String client) {
        Optional<Instant> openAt = attempts.begin(Attempts.Kind.SIGN_IN, email, client);
        if (openAt.isPresent()) {
            throw Attempts.refusal("", openAt.get(), clock.instant());
        }
    }
}
