package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorLoginTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final OperatorLogin login = login("s3cret", "production");

    private OperatorLogin login(String password, String profile) {
        return new OperatorLogin("op@meo.example", Optional.ofNullable(password), profile, clock);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void letsTheOperatorIn() {
        assertThat(login.judge(basic("op@meo.example:s3cret"), "a")).isEqualTo(OperatorLogin.Answer.WELCOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ???", "Bearer x", "Basic b3A="})
    void doesNotKnowOthers(String header) {
        assertThat(login.judge(header, "a")).isEqualTo(OperatorLogin.Answer.UNKNOWN);
        assertThat(login.judge(null, "a")).isEqualTo(OperatorLogin.Answer.UNKNOWN);
        assertThat(login.judge(basic("op@meo.example:S3cret"), "a")).isEqualTo(OperatorLogin.Answer.UNKNOWN);
    }

    @Test
    void isClosedWithoutAPasswordOfItsOwn() {
        assertThat(login(null, "production").judge(null, "a")).isEqualTo(OperatorLogin.Answer.CLOSED);
        assertThat(login(" ", "production").judge(null, "a")).isEqualTo(OperatorLogin.Answer.CLOSED);
        assertThat(login("admin", "production").judge(null, "a")).isEqualTo(OperatorLogin.Answer.CLOSED);
        assertThat(login("admin", "quickstart").judge(basic("op@meo.example:admin"), "a"))
                .isEqualTo(OperatorLogin.Answer.WELCOME);
    }

    @Test
    void letsWhoGuessesWaitAndNobodyElse() {
        for (int guess = 0; guess < OperatorLogin.MAX_FAILURES; guess++) {
            assertThat(login.judge(basic("op@meo.example:" + guess), "a")).isEqualTo(OperatorLogin.Answer.UNKNOWN);
        }

        assertThat(login.judge(basic("op@meo.example:s3cret"), "a")).isEqualTo(OperatorLogin.Answer.TOO_MANY);
        assertThat(login.judge(basic("op@meo.example:s3cret"), "b")).isEqualTo(OperatorLogin.Answer.WELCOME);
        now = NOON.plus(OperatorLogin.WINDOW).plus(Duration.ofSeconds(1));
        assertThat(login.judge(basic("op@meo.example:s3cret"), "a")).isEqualTo(OperatorLogin.Answer.WELCOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/catalogue", "/de/admin", "/de/admin/catalogue", "/api/v1/catalogue/products.csv",
            "/api/v1/catalogue"})
    void guardsTheBackOffice(String path) {
        assertThat(OperatorGate.isGuarded(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c/admin", "/administration", "/de/c/pens", "/api/v1/other"})
    void leavesTheShopOpen(String path) {
        assertThat(OperatorGate.isGuarded(path)).isFalse();
    }
}
