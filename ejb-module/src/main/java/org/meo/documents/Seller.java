package org.meo.documents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who sells, as documents must say it; lines are parted by semicolons in the configuration. */
@ApplicationScoped
class Seller {

    @Inject
    @ConfigProperty(name = "meo.seller.name", defaultValue = "Meo")
    private String name;

    @Inject
    @ConfigProperty(name = "meo.seller.address")
    private Optional<String> address = Optional.empty();

    /** What the law wants on each page: register, directors, bank, number for VAT. */
    @Inject
    @ConfigProperty(name = "meo.seller.footer")
    private Optional<String> footer = Optional.empty();

    JsonObject json() {
        return Json.createObjectBuilder().add("name", name).add("address", lines(address)).add("footer", lines(footer)).build();
    }

    private static JsonArrayBuilder lines(Optional<String> text) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        text.stream().flatMap(whole -> Stream.of(whole.split(";"))).map(String::strip).filter(line -> !line.isEmpty())
                .forEach(lines::add);
        return lines;
    }
}
