package org.meo.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * Something the caller asked for that a rule of the store refuses: expected, explained to a person, never logged as a
 * fault. Rolls the transaction back. A bug is any other unchecked exception.
 */
@ApplicationException(rollback = true)
public class BusinessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String path;
    private final transient List<Object> arguments;

    /**
     * @param code      stable upper-case identifier, the key of the localised message (for instance {@code OUT_OF_STOCK})
     * @param path      what it is about: the name of a form field, a JSON Pointer or a SKU; empty when about the whole
     * @param arguments values for the placeholders of the localised message, in order
     */
    public BusinessException(String code, String path, Object... arguments) {
        super(code + (path.isEmpty() ? "" : " at " + path) + (arguments.length == 0 ? "" : " " + List.of(arguments)));
        this.code = code;
        this.path = path;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public String path() {
        return path;
    }

    /** Never null; empty after the exception crossed a remote boundary. */
    public List<Object> arguments() {
        return arguments == null ? List.of() : arguments;
    }
}
