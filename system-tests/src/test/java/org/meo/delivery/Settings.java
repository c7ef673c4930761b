package org.meo.delivery;

import com.google.gson.JsonObject;
import java.util.List;

/** What an environment tells the store by its ConfigMap. */
final class Settings {

    private Settings() {
    }

    static JsonObject of(List<JsonObject> objects) {
        return Kustomize.all(objects, "ConfigMap").stream().filter(map -> Kustomize.name(map).startsWith("meo-storefront-"))
                .findFirst().orElseThrow().getAsJsonObject("data");
    }
}
