package org.meo.customers;

import java.util.OptionalLong;

/**
 * What a check of the audit log found.
 *
 * @param entries     that were looked at
 * @param firstBroken number of the first entry that is missing, or not as it was written; empty when all are
 * @param head        hash of the last entry in hexadecimal: kept elsewhere, it tells later whether the end was cut off
 */
public record AuditVerdict(long entries, OptionalLong firstBroken, String head) {

    public boolean isIntact() {
        return firstBroken.isEmpty();
    }
}
