package org.meo.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One real browser for all tests, started when the first asks for it: this machine's Chromium or Chrome, or Playwright's
 * own, which it fetches then. To be used by one thread.
 */
final class Browsers implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
            "chrome");

    private Playwright playwright;
    private Browser browser;

    /** A window of a new visitor, who has no cookies. */
    BrowserContext open(Browser.NewContextOptions options) {
        if (browser == null) {
            launch();
        }
        return browser.newContext(options);
    }

    private void launch() {
        Optional<Path> installed = installed();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(installed.isPresent()
                ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        List<String> arguments = new ArrayList<>(List.of("--disable-quic", "--disable-background-networking",
                "--disable-component-update", "--disable-default-apps", "--disable-sync", "--no-first-run",
                "--disable-dev-shm-usage"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments);
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream().flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(part -> Path.of(part, name)))
                .filter(Files::isExecutable).findFirst();
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
