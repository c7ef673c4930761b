package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

class IncidentFilterTest {

    @Test
    void findsTheCauseHoweverDeepItIs() {
        Exception fault = new ServletException(new IllegalStateException(new ViewExpiredException("/cart")));

        assertThat(IncidentFilter.hasCause(fault, ViewExpiredException.class)).isTrue();
        assertThat(IncidentFilter.hasCause(new ServletException("other"), ViewExpiredException.class)).isFalse();
    }
}
