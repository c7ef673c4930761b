package org.meo.customers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where somebody signs in from, as much as is needed to recognise one's own.
 *
 * @param network first part of the network address
 * @param agent   name of the browser and the system; empty when it tells none
 */
public record Device(String network, String agent) {

    private static final int MAX_LENGTH = 60;
    /** In the order in which they must be looked for: most browsers name others, too. */
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari", "curl", "Java");
    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");

    /** @param userAgent the header; null when there is none */
    public static Device of(String address, String userAgent) {
        return new Device(shortened(address), named(userAgent == null ? "" : userAgent));
    }

    private static String shortened(String address) {
        if (address.indexOf(':') >= 0) {
            String[] groups = address.split(":", -1);
            return cut(String.join(":", Arrays.asList(groups).subList(0, Math.min(3, groups.length))) + ":…");
        }
        int end = address.lastIndexOf('.');
        return cut(end < 0 ? address : address.substring(0, end) + ".…");
    }

    private static String named(String userAgent) {
        String text = userAgent.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, text).replace("Edg", "Edge").replace("OPR", "Opera");
        String system = first(SYSTEMS, text);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(List<String> names, String text) {
        return names.stream().filter(name -> text.contains(name.toLowerCase(Locale.ROOT))).findFirst().orElse("");
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
