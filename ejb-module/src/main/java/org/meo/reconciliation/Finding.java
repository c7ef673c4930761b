package org.meo.reconciliation;

import java.util.List;

/**
 * A check that found something wrong.
 *
 * @param check    its name, key of the text that explains it
 * @param subjects numbers, SKUs or ids of what is wrong; at most 100
 */
public record Finding(String check, List<String> subjects) {

    public Finding {
        subjects = List.copyOf(subjects);
    }
}
