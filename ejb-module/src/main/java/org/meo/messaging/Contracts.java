package org.meo.messaging;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The published JSON Schemas, and the check of a message against its own. */
@ApplicationScoped
public class Contracts {

    /** Longer bodies are refused before they are parsed. */
    static final int MAX_BODY_LENGTH = 8 * 1024 * 1024;

    /** Headroom above what any answer names. */
    private static final int MAX_PROBLEMS = 1_000;

    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final Validator validator = new ValidatorFactory().withJsonNodeFactory(new JakartaJsonNode.Factory()).createValidator();

    /**
     * Reads the body of a message of a known type.
     *
     * @throws InvalidMessageException with all that is wrong, each with a JSON Pointer
     */
    public JsonObject parse(Envelope envelope) {
        envelope.requireComplete();
        JsonObject body = readObject(envelope.body());
        URI schema = schemaOf(envelope.type(), envelope.version());
        Validator.Result result = validator.validate(schema, (Object) body);
        if (!result.isValid()) {
            throw new InvalidMessageException(result.getErrors().stream().limit(MAX_PROBLEMS)
                    .map(error -> new InvalidMessageException.Problem(error.getInstanceLocation(), error.getError())).toList());
        }
        return body;
    }

    private static JsonObject readObject(String text) {
        if (text.length() > MAX_BODY_LENGTH) {
            throw new InvalidMessageException("the body has more than " + MAX_BODY_LENGTH + " characters");
        }
        if (isDamaged(text)) {
            throw new InvalidMessageException("the body is no UTF-8");
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                if (text.contains("\\u") && isDamaged(object.toString())) {
                    throw new InvalidMessageException("the body holds halves of characters");
                }
                return object;
            }
            throw new InvalidMessageException("the body is no JSON object");
        } catch (InvalidMessageException refused) {
            throw refused;
        } catch (RuntimeException noJson) {
            // Not only of the parser's own kind: nesting that is too deep comes as any.
            InvalidMessageException refused = new InvalidMessageException("the body is no JSON: " + noJson.getMessage());
            refused.initCause(noJson);
            throw refused;
        }
    }

    /** What stands for bytes that are no UTF-8, and halves of characters, are in no text that a person wrote. */
    private static boolean isDamaged(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\ufffd') {
                return true;
            }
            if (Character.isHighSurrogate(character) && index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (Character.isSurrogate(character)) {
                return true;
            }
        }
        return false;
    }

    private URI schemaOf(String type, int version) {
        String name = type + ".v" + version + ".schema.json";
        URI uri = URI.create("urn:meo:contracts:" + type.replaceAll("[^A-Za-z0-9]", "_") + ":v" + version);
        if (!type.matches("[A-Za-z]{1,60}") || !load(name, uri)) {
            throw new InvalidMessageException("there is no message type " + type + " in version " + version);
        }
        return uri;
    }

    private boolean load(String name, URI uri) {
        if (registered.contains(name)) {
            return true;
        }
        synchronized (validator) {
            if (registered.contains(name)) {
                return true;
            }
            try (InputStream file = Contracts.class.getResourceAsStream("/contracts/" + name)) {
                if (file == null) {
                    return false;
                }
                validator.registerSchema(uri, new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            registered.add(name);
            return true;
        }
    }
}
