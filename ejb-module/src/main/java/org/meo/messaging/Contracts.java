package org.meo.messaging;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonException;
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
import org.meo.shared.BusinessException;

/** The published JSON Schemas, and the check of a message against its own. */
@ApplicationScoped
public class Contracts {

    /** Longer bodies are refused before they are parsed. */
    static final int MAX_BODY_LENGTH = 8 * 1024 * 1024;

    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final Validator validator = new ValidatorFactory().withJsonNodeFactory(new JakartaJsonNode.Factory()).createValidator();

    /**
     * Reads the body of a message of a known type.
     *
     * @throws BusinessException {@code INVALID_MESSAGE} with a JSON Pointer as path and what is wrong there as argument
     */
    public JsonObject parse(Envelope envelope) {
        envelope.requireComplete();
        JsonObject body = readObject(envelope.body());
        URI schema = schemaOf(envelope.type(), envelope.version());
        Validator.Result result = validator.validate(schema, (Object) body);
        if (!result.isValid()) {
            var error = result.getErrors().get(0);
            throw new BusinessException("INVALID_MESSAGE", error.getInstanceLocation(), error.getError());
        }
        return body;
    }

    private static JsonObject readObject(String text) {
        if (text.length() > MAX_BODY_LENGTH) {
            throw new BusinessException("INVALID_MESSAGE", "", "the body has more than " + MAX_BODY_LENGTH + " characters");
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new BusinessException("INVALID_MESSAGE", "", "the body is no JSON object");
        } catch (JsonException noJson) {
            BusinessException refused = new BusinessException("INVALID_MESSAGE", "", "the body is no JSON: " + noJson.getMessage());
            refused.initCause(noJson);
            throw refused;
        }
    }

    private URI schemaOf(String type, int version) {
        String name = type + ".v" + version + ".schema.json";
        URI uri = URI.create("urn:meo:contracts:" + type.replaceAll("[^A-Za-z0-9]", "_") + ":v" + version);
        if (!type.matches("[A-Za-z]{1,60}") || !load(name, uri)) {
            throw new BusinessException("INVALID_MESSAGE", "", "there is no message type " + type + " in version " + version);
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
