package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;

class CodeGuessesTest {

    private static final BusinessException UNKNOWN = new BusinessException("COUPON_UNKNOWN", "coupon");

    private final CodeGuesses guesses = new CodeGuesses(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void whoeverGuessesWaitsAndNobodyElse() {
        for (int guess = 0; guess < CodeGuesses.MAX_FAILURES; guess++) {
            guesses.requireFew("192.0.2.1", "coupon");
            guesses.count("192.0.2.1", UNKNOWN);
        }

        assertThatThrownBy(() -> guesses.requireFew("192.0.2.1", "coupon")).isInstanceOf(BusinessException.class);
        assertThatCode(() -> guesses.requireFew("192.0.2.2", "coupon")).doesNotThrowAnyException();
    }

    @Test
    void aCodeThatExistsIsNoGuess() {
        for (int guess = 0; guess < 2 * CodeGuesses.MAX_FAILURES; guess++) {
            guesses.count("192.0.2.3", new BusinessException("COUPON_EXPIRED", "coupon"));
        }

        assertThatCode(() -> guesses.requireFew("192.0.2.3", "coupon")).doesNotThrowAnyException();
    }
}
