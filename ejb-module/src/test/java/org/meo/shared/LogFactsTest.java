package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFactsTest {

    private final LogFacts.Telling telling = new LogFacts.Telling(null, "storefront-1");

    @AfterEach
    void forget() {
        LogFacts.forget();
    }

    @Test
    void aRecordSaysWhatItsThreadWorksOn() {
        LogFacts.say(LogFacts.REQUEST, "r-12345678");
        LogFacts.say(LogFacts.ORDER, "M-1");
        LogFacts.say(LogFacts.ORDER, null);
        assertThat(told("done")).containsExactly(Map.of("request", "r-12345678", "node", "storefront-1"));
        LogFacts.forget();
        assertThat(told("done")).containsExactly(Map.of("node", "storefront-1"));
    }

    @Test
    void parametersStayWhereTheyAre() {
        LogRecord log = new LogRecord(Level.INFO, "{0} failed");
        // Libraries give arrays of strings, which take nothing else.
        log.setParameters(new String[] {"it"});
        assertThat(telling.isLoggable(log)).isTrue();
        assertThat(telling.isLoggable(log)).isTrue();
        assertThat(log.getParameters()).containsExactly("it", Map.of("node", "storefront-1"));
    }

    @Test
    void aFilterThatWasThereBeforeIsAskedFirst() {
        LogRecord log = new LogRecord(Level.INFO, "no");
        assertThat(new LogFacts.Telling(record -> false, "").isLoggable(log)).isFalse();
        assertThat(log.getParameters()).isNull();
    }

    private List<Object> told(String message) {
        LogRecord log = new LogRecord(Level.INFO, message);
        telling.isLoggable(log);
        return List.of(log.getParameters());
    }
}
