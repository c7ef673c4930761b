package org.meo.messaging;

import java.util.List;
import org.meo.shared.BusinessException;

/** A message that can never be valid, with all that is wrong with it. */
public class InvalidMessageException extends BusinessException {

    private static final long serialVersionUID = 1L;
    /** More are kept, but not told to who reads the reason. */
    private static final int TOLD = 20;

    private final transient List<Problem> problems;

    /** @param problems not empty */
    public InvalidMessageException(List<Problem> problems) {
        super("INVALID_MESSAGE", problems.get(0).path(), reasons(problems));
        this.problems = List.copyOf(problems);
    }

    public InvalidMessageException(String reason) {
        this(List.of(new Problem("", reason)));
    }

    /** In the order in which they stand in the message. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    /** Of the first its reason alone: its path stands beside. */
    private static String reasons(List<Problem> problems) {
        StringBuilder text = new StringBuilder(problems.get(0).reason());
        problems.stream().skip(1).limit(TOLD - 1L).forEach(problem -> text.append("; ").append(problem.path()).append(": ").append(problem.reason()));
        return problems.size() <= TOLD ? text.toString() : text.append("; and ").append(problems.size() - TOLD).append(" more").toString();
    }

    /**
     * What is wrong in one place.
     *
     * @param path JSON Pointer; empty for the whole
     */
    public record Problem(String path, String reason) {
    }
}
