package org.meo.messaging;

import java.util.ArrayList;
import java.util.List;
import org.meo.shared.BusinessException;

/** All that is wrong with a message, to be refused at once. */
public final class Refusals {

    /** More are counted only: a reason is read by a person. */
    private static final int TOLD = 20;

    private final List<String> reasons = new ArrayList<>();
    private String code;
    private String path;
    private int count;

    /** @param path JSON Pointer to what is wrong */
    public void add(String code, String path, String reason) {
        if (count++ == 0) {
            this.code = code;
            this.path = path;
            reasons.add(reason);
        } else if (count <= TOLD) {
            reasons.add(path + ": " + reason);
        }
    }

    /** @throws BusinessException with code and path of the first, and all reasons as argument; unless there is none */
    public void refuse() {
        if (count > 0) {
            throw new BusinessException(code, path,
                    String.join("; ", reasons) + (count > TOLD ? "; and " + (count - TOLD) + " more" : ""));
        }
    }
}
