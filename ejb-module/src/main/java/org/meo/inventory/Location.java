package org.meo.inventory;

/**
 * A place where stock lies.
 *
 * @param country  ISO 3166-1 alpha-2
 * @param priority who ships first: the lowest
 * @param active   whether it is offered for new stock; what lies at one that is not still counts and is shipped last
 */
public record Location(int id, String code, String name, String country, int priority, boolean active) {
}
