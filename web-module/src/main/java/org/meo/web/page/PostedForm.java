package org.meo.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meo.shared.BusinessException;
import org.meo.web.component.Fields;
import org.meo.web.text.Text;

/** What a person typed into a form's fields, and what is wrong with it; passwords are not shown again. */
public final class PostedForm implements Fields {

    private final Text text;
    private final List<String> fields;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private String refusal;

    /** @param fields names of all fields, in the order of the page */
    PostedForm(HttpServletRequest request, Text text, String... fields) {
        this.text = text;
        this.fields = List.of(fields);
        for (String field : fields) {
            String value = request.getParameter(field);
            values.put(field, value == null ? "" : value);
        }
    }

    /** As typed; empty when nothing was. */
    String get(String field) {
        return values.get(field);
    }

    /** What stands in a field as long as nothing was typed. */
    void fill(String field, String value) {
        values.put(field, value == null ? "" : value);
    }

    /** Does something and notes why that was refused. @return whether nothing is wrong up to now */
    boolean tries(Runnable work) {
        try {
            work.run();
        } catch (BusinessException refused) {
            if (fields.contains(refused.path())) {
                errors.putIfAbsent(refused.path(), text.error(refused));
            } else {
                refusal = text.error(refused);
            }
        }
        return isGood();
    }

    boolean isGood() {
        return errors.isEmpty() && refusal == null;
    }

    @Override
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    @Override
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** The fields' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    /** What is wrong, by field. */
    public Map<String, String> getErrors() {
        return errors;
    }

    /** What is wrong with the whole; null when nothing is. */
    public String getRefusal() {
        return refusal;
    }

    /** Something to mend; without a field when it is about the whole. */
    public record Problem(String field, String message) {
    }

    /** Everything that is wrong, the whole first, then in the order of the fields. */
    public List<Problem> getProblems() {
        List<Problem> problems = new ArrayList<>();
        if (refusal != null) {
            problems.add(new Problem(null, refusal));
        }
        fields.stream().filter(errors::containsKey).forEach(field -> problems.add(new Problem(field, errors.get(field))));
        return problems;
    }
}
