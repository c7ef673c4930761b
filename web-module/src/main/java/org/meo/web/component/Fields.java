package org.meo.web.component;

/** What fields of a form show, by their names. */
public interface Fields {

    /** What stands in a field; empty for nothing. */
    String value(String field);

    /** What is wrong with it; empty when nothing is. */
    String error(String field);
}
