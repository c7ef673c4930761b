package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.customers.Role;

class OperatorGateTest {

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/catalogue", "/de/admin/audit", "/admin/anything/else", "/api/v1/catalogue",
            "/api/v1/catalogue/imports"})
    void guardsTheBackOffice(String path) {
        assertThat(OperatorGate.isGuarded(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/account", "/administration", "/p/admin", "/api/v1/catalogues"})
    void letsTheShopAlone(String path) {
        assertThat(OperatorGate.isGuarded(path)).isFalse();
    }

    @Test
    void readsTokensOfPrograms() {
        assertThat(OperatorGate.bearer("Bearer abc")).contains("abc");
        assertThat(OperatorGate.bearer("bearer  abc ")).contains("abc");
        assertThat(OperatorGate.bearer("Basic abc")).isEmpty();
        assertThat(OperatorGate.bearer("Bearer")).isEmpty();
        assertThat(OperatorGate.bearer(null)).isEmpty();
    }

    @Test
    void knowsWhoMayDoWhat() {
        assertThat(OperatorGate.roles("/admin/catalogue")).containsExactlyInAnyOrder(Role.CATALOGUE, Role.ADMIN);
        assertThat(OperatorGate.roles("/de/admin/catalogue/imports")).containsExactlyInAnyOrder(Role.CATALOGUE, Role.ADMIN);
        assertThat(OperatorGate.roles("/api/v1/catalogue/products.csv")).containsExactlyInAnyOrder(Role.CATALOGUE, Role.ADMIN);
        assertThat(OperatorGate.roles("/admin/orders")).containsExactlyInAnyOrder(Role.SUPPORT, Role.ADMIN);
        assertThat(OperatorGate.roles("/admin/documents/I-2026-1.pdf")).containsExactlyInAnyOrder(Role.SUPPORT, Role.ADMIN);
        assertThat(OperatorGate.roles("/admin/customer")).containsExactlyInAnyOrder(Role.SUPPORT, Role.ADMIN);
        assertThat(OperatorGate.roles("/admin/dead-letters")).containsExactlyInAnyOrder(Role.SUPPORT, Role.ADMIN);
        assertThat(OperatorGate.roles("/api/v1/dead-letters")).containsExactlyInAnyOrder(Role.SUPPORT, Role.ADMIN);
        assertThat(OperatorGate.roles("/admin")).isEqualTo(Role.STAFF);
        assertThat(OperatorGate.roles("/admin/audit")).containsExactly(Role.ADMIN);
        assertThat(OperatorGate.roles("/admin/whatever-comes")).containsExactly(Role.ADMIN);
    }
}
