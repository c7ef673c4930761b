package org.meo.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What pages of the back office keep to on a desk and on a small phone: the rules of accessibility, and the screen's width. */
final class Inspection {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int LONGEST_NAME = 90;

    private Inspection() {
    }

    /**
     * Opens each page at both widths and keeps a picture of it.
     *
     * @param account who signs in: {@code email} and {@code password}
     * @return all that is wrong
     */
    static List<String> of(Shoppers shoppers, Map<String, String> account, List<String> pages) {
        List<String> problems = new ArrayList<>();
        for (int width : new int[] {1280, 360}) {
            Shopper shopper = shoppers.arrive(new Browser.NewContextOptions().setViewportSize(width, 800));
            shopper.open("login");
            shopper.field("Email").fill(account.get("email"));
            shopper.field("Password").fill(account.get("password"));
            shopper.button("Sign in").click();
            shopper.heading("Hello").waitFor();
            for (String page : pages) {
                shopper.open(page);
                String name = page.replaceAll("[^a-z0-9.]+", "-");
                name = name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + width;
                shopper.page().screenshot(new Page.ScreenshotOptions().setFullPage(true)
                        .setPath(Path.of("target", "screenshots", name + ".png")));
                inspect(shopper.page(), name, width, problems);
            }
        }
        return problems;
    }

    private static void inspect(Page page, String name, int width, List<String> problems) {
        new AxeBuilder(page).withTags(RULES).analyze().getViolations().forEach(rule -> rule.getNodes().forEach(node ->
                problems.add(name + ": " + rule.getId() + " at " + node.getTarget() + " " + node.getHtml())));
        int wide = (Integer) page.evaluate("document.documentElement.scrollWidth");
        if (wide > width) {
            problems.add(name + " is " + wide + " wide");
        }
    }
}
