package org.meo.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The people at browsers of one test; they leave when it ends. */
final class Shoppers implements AutoCloseable {

    private final RunningStore store;
    private final List<Shopper> present = new ArrayList<>();

    Shoppers(RunningStore store) {
        this.store = store;
    }

    /** With a usual browser on a desk. */
    Shopper arrive() {
        return arrive(new Browser.NewContextOptions());
    }

    Shopper arrive(boolean javaScript) {
        return arrive(new Browser.NewContextOptions().setJavaScriptEnabled(javaScript));
    }

    Shopper arrive(Browser.NewContextOptions options) {
        Shopper shopper = new Shopper(store.shop(), store.browsers().open(options.setLocale("en-GB")));
        present.add(shopper);
        return shopper;
    }

    /** Keeps what each open page looks like and holds. */
    void keepEvidence(Path directory) throws IOException {
        int number = 0;
        for (Shopper shopper : present) {
            for (Page page : shopper.window().pages()) {
                number++;
                try {
                    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                            .setPath(directory.resolve("page-" + number + ".png")));
                    Files.writeString(directory.resolve("page-" + number + ".html"),
                            "<!-- " + page.url() + " -->\n" + page.content());
                } catch (PlaywrightException gone) {
                    Files.writeString(directory.resolve("page-" + number + ".txt"), "no picture: " + gone.getMessage());
                }
            }
            Files.write(directory.resolve("complaints.txt"), shopper.complaints());
        }
    }

    @Override
    public void close() {
        present.forEach(Shopper::close);
    }
}
