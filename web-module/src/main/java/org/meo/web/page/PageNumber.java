package org.meo.web.page;

import org.meo.web.http.ListQuery;

/** Reads the number of a list's page from an address. */
final class PageNumber {

    /** Far beyond any list; what comes after is taken for it. */
    static final int MAX = 1_000_000;

    private PageNumber() {
    }

    /** @return 1 for null and for what is no number from 1; at most {@link #MAX} */
    static int parse(String text) {
        return ListQuery.number(text);
    }
}
