package org.meo.shared;

import java.util.List;

/**
 * One bounded part of a longer list.
 *
 * @param items  what is on this page, in order; never null
 * @param number 1 for the first page
 * @param size   most items a page can hold
 * @param total  items on all pages together
 */
public record Page<T>(List<T> items, int number, int size, long total) {

    public Page {
        items = List.copyOf(items);
    }

    /** Number of the last page; 1 when there is nothing. */
    public int last() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean hasNext() {
        return number < last();
    }

    public boolean hasPrevious() {
        return number > 1;
    }
}
