package org.meo.web.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.meo.shared.BusinessException;

/**
 * Reads the fields of a form into the types of the domain and finds everything that is wrong at once, although those types
 * refuse one part at a time: what is refused is noted and a valid sample put in its place until the whole is taken.
 */
final class FormReading {

    private final Map<String, String> values;
    private final Map<String, BusinessException> refusals = new LinkedHashMap<>();

    /** @param values by field name; one that is missing counts as empty */
    FormReading(Map<String, String> values) {
        this.values = values;
    }

    /** As {@link #read(String, Map, Function)}, of fields that are named like the parts. */
    <T> T read(Map<String, String> samples, Function<Map<String, String>, T> reader) {
        return read("", samples, reader);
    }

    /**
     * @param prefix  before the name of a part, in the names of the fields
     * @param samples a text for each part which that part's type takes
     * @param reader  gets the texts by part; may refuse with a part's name as the path
     * @return made of samples where something was refused: not to be used then
     */
    <T> T read(String prefix, Map<String, String> samples, Function<Map<String, String>, T> reader) {
        Map<String, String> texts = new HashMap<>();
        samples.keySet().forEach(part -> texts.put(part, values.getOrDefault(prefix + part, "")));
        while (true) {
            try {
                return reader.apply(texts);
            } catch (BusinessException refusal) {
                String part = refusal.path();
                if (refusals.putIfAbsent(prefix + part, refusal) != null || !samples.containsKey(part)) {
                    throw new IllegalStateException("no field, or its sample is refused: " + part, refusal);
                }
                texts.put(part, samples.get(part));
            }
        }
    }

    /** What is wrong, by field, in the order in which it was read; empty when all may be used. */
    Map<String, BusinessException> refusals() {
        return refusals;
    }
}
