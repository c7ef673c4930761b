package org.meo.pricing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.joda.money.CurrencyUnit;

/** The currencies that the shop sells in, the first of them where nobody chose one. */
@ApplicationScoped
public class Currencies {

    private List<String> codes;

    /** For the container's proxy. */
    protected Currencies() {
    }

    /** @throws org.joda.money.IllegalCurrencyException when one of them is none: then the store does not start */
    @Inject
    public Currencies(@ConfigProperty(name = "meo.currencies", defaultValue = "GBP,EUR") List<String> codes) {
        this.codes = codes.stream().map(code -> CurrencyUnit.of(code.strip()).getCode()).distinct().toList();
    }

    public List<String> all() {
        return codes;
    }

    /** @param wished null, or anything that a browser may send */
    public String orDefault(String wished) {
        return wished != null && codes.contains(wished) ? wished : codes.get(0);
    }
}
