package org.meo.catalog.intake;

import java.time.Instant;

/**
 * An import as operators see it.
 *
 * @param source    name of the file
 * @param bytes     of the file, unpacked; grows while it is received
 * @param checked   how many of them were checked
 * @param read      records read; those taken and rejected add up to it
 * @param created   records that brought a new SKU
 * @param updated   records that changed what was stored of their SKU or its product
 * @param unchanged records that said what was stored already
 * @param skipped   records that the mode left out
 * @param notices   what was taken in another form than it stood there; empty when nothing was
 * @param failure   null unless it failed
 * @param endedAt   null until it is over
 */
public record ImportView(long id, String source, ImportState state, ImportMode mode, boolean dryRun, long bytes,
        long checked, long read, long taken, long rejected, long created, long updated, long unchanged, long skipped,
        String notices, String failure, Instant startedAt, Instant endedAt) {

    /** From 0 to 100; half of the way is checking. */
    public int percent() {
        return switch (state) {
            case RECEIVING, QUEUED -> 0;
            case CHECKING -> bytes == 0 ? 0 : (int) Math.min(50, 50 * checked / bytes);
            case STORING -> taken == 0 ? 50 : (int) Math.min(99, 50 + 50 * (created + updated + unchanged + skipped) / taken);
            case FINISHED, FAILED, CANCELLED -> 100;
        };
    }
}
