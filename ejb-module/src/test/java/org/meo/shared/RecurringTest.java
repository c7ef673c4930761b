package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class RecurringTest {

    private final List<String> said = new ArrayList<>();
    private final Recurring recurring = new Recurring("sweep", logger());

    @Test
    void survivesFailuresAndSaysWhenTheyBeginAndEnd() {
        recurring.run(RecurringTest::fail);
        recurring.run(RecurringTest::fail);
        recurring.run(() -> { });
        recurring.run(() -> { });

        assertThat(said).containsExactly("the sweep fails; it is tried again at its next turn", "the {0} works again");
    }

    private static void fail() {
        throw new IllegalStateException("the database is down");
    }

    private Logger logger() {
        Logger logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry.getMessage());
            }

            @Override
            public void flush() {
                // Kept in a list.
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        });
        return logger;
    }
}
