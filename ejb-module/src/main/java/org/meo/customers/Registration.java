package org.meo.customers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

/**
 * New accounts, new passwords, new addresses: what goes by a mail's link. Whoever asks learns nothing of whether an address
 * has an account; its owner does, by mail. Outside of any transaction: hashing a password takes long.
 */
@ApplicationScoped
public class Registration {

    /** Longest name. */
    public static final int MAX_NAME = Address.MAX_NAME;

    @EJB
    private Accounts accounts;

    @EJB
    private Attempts attempts;

    @EJB
    private Sessions sessions;

    @Inject
    private Passwords passwords;

    @Inject
    private Clock clock;

    /**
     * Begins an account that its owner has to confirm; where there is one already, tells its owner.
     *
     * @throws BusinessException {@code REQUIRED}, {@code TOO_LONG}, {@code INVALID_TEXT}, {@code PASSWORD_TOO_SHORT} with the
     *                           field as path; {@code TRY_AGAIN_IN_SECONDS}, {@code TRY_AGAIN_IN_MINUTES}, {@code BUSY}
     */
    public void register(String name, EmailAddress email, String password, Language language, String client) {
        String fullName = requireName(name);
        requirePassword("password", password);
        begin(email.value(), client);
        accounts.register(fullName, email, passwords.hash(password), language);
    }

    /** @throws BusinessException as {@link #register} at {@code name} */
    public static String requireName(String name) {
        return Texts.required("name", name, MAX_NAME);
    }

    /**
     * @param path name of the field
     * @throws BusinessException {@code PASSWORD_TOO_SHORT}, {@code TOO_LONG}
     */
    public static void requirePassword(String path, String password) {
        Passwords.require(path, password);
    }

    /**
     * Confirms the address of a new account by a mail's link and the password chosen before, and signs in. The password is
     * asked so that nobody confirms what somebody else began with their address.
     *
     * @throws BusinessException {@code LINK_OVER}, {@code WRONG_PASSWORD} at {@code password}, and those of waiting
     */
    public SignIn.Begun verify(String token, String password, String client, Device device, String before) {
        Accounts.Known owner = accounts.byToken("VERIFY", token).orElseThrow(() -> new BusinessException("LINK_OVER", ""));
        refuseWaiting(attempts.begin(Attempts.Kind.SIGN_IN, owner.email(), client));
        if (!passwords.check(password, owner.passwordHash()).right()) {
            attempts.failed(owner.email(), owner.id());
            throw new BusinessException("WRONG_PASSWORD", "password");
        }
        if (!accounts.verify(token)) {
            throw new BusinessException("LINK_OVER", "");
        }
        attempts.succeeded(Attempts.Kind.SIGN_IN, owner.email(), client);
        return new SignIn.Begun(sessions.begin(owner.id(), false, false, device, before), owner.id(), false, false);
    }

    /**
     * Has a link sent by which a new password can be chosen, if the address has an account.
     *
     * @throws BusinessException {@code TRY_AGAIN_IN_SECONDS}, {@code TRY_AGAIN_IN_MINUTES}
     */
    public void forgot(EmailAddress email, String client) {
        begin(email.value(), client);
        // Takes its time in any case, beside which a mail's few statements are not seen.
        passwords.check("", null);
        accounts.startReset(email.value());
    }

    /** Whether a link by which a password can be chosen is still good. */
    public boolean mayReset(String token) {
        return accounts.byToken("RESET", token).isPresent();
    }

    /** Whether a link that confirms an account is still good. */
    public boolean mayVerify(String token) {
        return accounts.byToken("VERIFY", token).isPresent();
    }

    /** Whether a link that confirms a new address is still good. */
    public boolean mayChangeEmail(String token) {
        return accounts.byToken("EMAIL", token).isPresent();
    }

    /**
     * Chooses a new password by a mail's link, once; all sessions end.
     *
     * @throws BusinessException {@code LINK_OVER}, {@code PASSWORD_TOO_SHORT} or {@code TOO_LONG} at {@code password}
     */
    public void reset(String token, String password) {
        requirePassword("password", password);
        if (!mayReset(token) || !accounts.reset(token, passwords.hash(password))) {
            throw new BusinessException("LINK_OVER", "");
        }
    }

    /**
     * Chooses a new password; all sessions but the current one end. The caller has confirmed the one before.
     *
     * @throws BusinessException {@code PASSWORD_TOO_SHORT} or {@code TOO_LONG} at {@code newPassword}
     */
    public void changePassword(CurrentSession session, String password) {
        requirePassword("newPassword", password);
        accounts.changePassword(session.customer().customerId(), passwords.hash(password), session.id());
    }

    /**
     * Has a link sent to a new address of the account. The caller has confirmed the password.
     *
     * @throws BusinessException {@code TRY_AGAIN_IN_SECONDS}, {@code TRY_AGAIN_IN_MINUTES}
     */
    public void startEmailChange(long customerId, EmailAddress email, String client) {
        begin(email.value(), client);
        accounts.startEmailChange(customerId, email);
    }

    private void begin(String email, String client) {
        refuseWaiting(attempts.begin(Attempts.Kind.MAIL, email, client));
    }

    private void refuseWaiting(Optional<Instant> openAt) {
        if (openAt.isPresent()) {
            throw Attempts.refusal("", openAt.get(), clock.instant());
        }
    }
}
