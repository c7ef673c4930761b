package org.meo.fulfilment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where carriers tell how far a parcel is. */
public final class Carriers {

    /** By the beginning of the carrier's name, in lower case; the number comes last. */
    private static final Map<String, String> PAGES = Map.of(
            "royal mail", "https://www.royalmail.com/track-your-item#/tracking-results/",
            "parcelforce", "https://www.parcelforce.com/track-trace?trackNumber=",
            "dhl", "https://www.dhl.com/global-en/home/tracking.html?tracking-id=",
            "dpd", "https://track.dpd.co.uk/search?reference=",
            "evri", "https://www.evri.com/track/parcel/",
            "ups", "https://www.ups.com/track?tracknum=",
            "fedex", "https://www.fedex.com/fedextrack/?trknbr=",
            "hermes", "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation#",
            "gls", "https://gls-group.com/track/");

    private Carriers() {
    }

    /** The carrier's page of a parcel; empty for a carrier that is not known. */
    public static Optional<String> trackingUrl(String carrier, String trackingNumber) {
        String name = carrier.toLowerCase(Locale.ROOT).strip();
        return PAGES.entrySet().stream()
                .filter(page -> name.equals(page.getKey()) || name.startsWith(page.getKey() + " ")).findFirst()
                .map(page -> page.getValue() + URLEncoder.encode(trackingNumber, StandardCharsets.UTF_8));
    }
}
