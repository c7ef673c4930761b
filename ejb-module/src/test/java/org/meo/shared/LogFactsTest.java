package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFactsTest {

    private static final Map<String, String> PLACE = Map.of("service", "meo", "node", "storefront-1");

    private final LogFacts.Telling telling = new LogFacts.Telling(null, PLACE);

    @Test
    void aRecordSaysWhatItsThreadWorksOn() {
        try (LogFacts.Work work = LogFacts.begin()) {
            work.say(LogFacts.REQUEST, "r-12345678");
            LogFacts.say(LogFacts.ORDER, "M-1");
            LogFacts.say(LogFacts.ORDER, null);
            assertThat(told("done")).containsExactly(Map.of("service", "meo", "node", "storefront-1", "request", "r-12345678"));
        }
        assertThat(told("done")).containsExactly(PLACE);
    }

    @Test
    void workWithinWorkEndsByItself() {
        try (LogFacts.Work request = LogFacts.begin()) {
            request.say(LogFacts.REQUEST, "r-12345678");
            try (LogFacts.Work message = LogFacts.begin()) {
                message.say(LogFacts.MESSAGE, "m-1");
                assertThat(told("inner").get(0)).asInstanceOf(MAP).containsEntry("message", "m-1").doesNotContainKey("request");
            }
            assertThat(told("outer").get(0)).asInstanceOf(MAP).containsEntry("request", "r-12345678").doesNotContainKey("message");
        }
    }

    /** As timers do, which call what requests call: nothing may stay with their thread for what it does next. */
    @Test
    void whatIsSaidOutsideOfAnyWorkStaysWithNoThread() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            pool.submit(() -> LogFacts.say(LogFacts.ORDER, "M-1")).get();
            assertThat(pool.submit(() -> told("later")).get()).containsExactly(PLACE);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aPodSaysInWhichNamespaceItIs() {
        assertThat(LogFacts.place(Map.of("MEO_NODE", "meo-storefront-x", "POD_NAMESPACE", "meo-staging")))
                .isEqualTo(Map.of("service", "meo", "node", "meo-storefront-x", "namespace", "meo-staging", "pod", "meo-storefront-x"));
        assertThat(LogFacts.place(Map.of("MEO_NODE", "server"))).isEqualTo(Map.of("service", "meo", "node", "server"));
    }

    @Test
    void parametersStayWhereTheyAre() {
        LogRecord log = new LogRecord(Level.INFO, "{0} failed");
        // Libraries give arrays of strings, which take nothing else.
        log.setParameters(new String[] {"it"});
        assertThat(telling.isLoggable(log)).isTrue();
        assertThat(telling.isLoggable(log)).isTrue();
        assertThat(log.getParameters()).containsExactly("it", PLACE);
    }

    @Test
    void aFilterThatWasThereBeforeIsAskedFirst() {
        LogRecord log = new LogRecord(Level.INFO, "no");
        assertThat(new LogFacts.Telling(record -> false, PLACE).isLoggable(log)).isFalse();
        assertThat(log.getParameters()).isNull();
    }

    private List<Object> told(String message) {
        LogRecord log = new LogRecord(Level.INFO, message);
        telling.isLoggable(log);
        return List.of(log.getParameters());
    }
}
