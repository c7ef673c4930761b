package org.meo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that the pipeline calls, run: promotion and roll-back on a repository of their own, the smoke test on a made-up shop. */
class PipelineScriptsTest {

    private static final String OVERLAY = "kubernetes/overlays/prod/kustomization.yaml";

    @TempDir
    private Path directory;

    @BeforeEach
    void needs() {
        for (String program : List.of("git", "curl", "bash")) {
            Tool.onPath(program, "every system");
        }
    }

    @Test
    void promotionIsACommitToTheOverlayAndIsTakenBackByAnother() throws Exception {
        Path checkout = repository();
        String before = overlay();

        assertThat(script(checkout, Map.of("VERSION", "1.0.42"), ".ci/promote", "prod").exitCode()).isZero();
        assertThat(overlay()).isEqualTo(before.replaceAll("newTag: .*", "newTag: 1.0.42")).isNotEqualTo(before);
        assertThat(log()).startsWith("prod: 1.0.42 [skip ci]");

        Tool.Run back = script(checkout, Map.of(), ".ci/roll-back", "prod");
        assertThat(back.exitCode()).as(back.output()).isZero();
        assertThat(overlay()).isEqualTo(before);
        assertThat(log()).startsWith("prod: back to what ran before [skip ci]", "prod: 1.0.42 [skip ci]");
        assertThat(back.output()).contains("app wait meo-prod");
    }

    @Test
    void whatIsThereAlreadyIsNotPromotedAgain() throws Exception {
        Path checkout = repository();
        script(checkout, Map.of("VERSION", "1.0.42"), ".ci/promote", "prod");
        List<String> before = log();

        assertThat(script(checkout, Map.of("VERSION", "1.0.42"), ".ci/promote", "prod").output()).contains("has 1.0.42 already");
        assertThat(log()).isEqualTo(before);
    }

    @Test
    void environmentThatIsNoneIsRefused() throws Exception {
        assertThat(script(repository(), Map.of("VERSION", "1.0.42"), ".ci/promote", "production").exitCode()).isNotZero();
    }

    @Test
    void shopThatSellsPasses() throws Exception {
        assertThat(smoke(true, 200)).satisfies(run -> {
            assertThat(run.output()).contains("PEN-1 is in the cart");
            assertThat(run.exitCode()).isZero();
        });
    }

    /** The ingress lets nobody outside ask for health. */
    @Test
    void shopBehindItsDoorPasses() throws Exception {
        assertThat(smoke(true, 403).exitCode()).isZero();
    }

    @Test
    void shopThatIsNotReadyFails() throws Exception {
        assertThat(smoke(true, 503)).satisfies(run -> {
            assertThat(run.output()).contains("is not ready");
            assertThat(run.exitCode()).isEqualTo(1);
        });
    }

    @Test
    void shopWhoseCartStaysEmptyFails() throws Exception {
        assertThat(smoke(false, 200)).satisfies(run -> {
            assertThat(run.output()).contains("puts nothing into the cart");
            assertThat(run.exitCode()).isEqualTo(1);
        });
    }

    private Tool.Run smoke(boolean sells, int health) throws Exception {
        List<String> cart = new ArrayList<>();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(shop, "/health/ready", health, () -> "");
        answer(shop, "/", 200, () -> "<a href=\"/c/pens?x=1\">no</a> <a href=\"/p/pen\">Pen</a>");
        answer(shop, "/cart", 200, () -> cart.isEmpty() ? "empty" : "<input type=\"hidden\" name=\"sku\" value=\"" + cart.get(0) + "\"/>");
        shop.createContext("/p/pen", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (sells && body.equals("sku=PEN-1&quantity=1")) {
                cart.add("PEN-1");
            }
            byte[] page = "<input type=\"hidden\" name=\"sku\" value=\"PEN-1\"/>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        shop.start();
        try {
            return script(Repository.path("."), Map.of("SMOKE_PATIENCE", "1"), "kubernetes/smoke.sh", "http://127.0.0.1:" + shop.getAddress().getPort());
        } finally {
            shop.stop(0);
        }
    }

    private static void answer(HttpServer server, String path, int status, Supplier<String> page) {
        server.createContext(path, exchange -> {
            byte[] body = page.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** A checkout of a repository with the scripts and one overlay, and an argocd that only says how it was called. */
    private Path repository() throws Exception {
        Path origin = directory.resolve("origin.git");
        Path checkout = directory.resolve("checkout");
        git(directory, "init", "-q", "--bare", "-b", "main", origin.toString());
        git(directory, "clone", "-q", origin.toString(), checkout.toString());
        for (String file : List.of(".ci/promote", ".ci/roll-back", ".ci/deployed", OVERLAY)) {
            Files.createDirectories(checkout.resolve(file).getParent());
            Files.copy(Repository.path(file), checkout.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path argocd = Files.createDirectories(directory.resolve("bin")).resolve("argocd");
        Files.writeString(argocd, "#!/bin/sh\n[ \"$2\" = get ] || echo \"$@\"\n");
        assertThat(argocd.toFile().setExecutable(true)).isTrue();
        git(checkout, "checkout", "-q", "-B", "main");
        git(checkout, "add", "-A");
        git(checkout, "-c", "user.name=x", "-c", "user.email=x@meo.example", "commit", "-qm", "begin");
        git(checkout, "push", "-q", "origin", "HEAD:main");
        return checkout;
    }

    private String overlay() throws Exception {
        return git(directory.resolve("origin.git"), "show", "main:" + OVERLAY).output();
    }

    private List<String> log() throws Exception {
        return git(directory.resolve("origin.git"), "log", "--format=%s", "main").output().lines().toList();
    }

    private Tool.Run git(Path where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Tool.Run run = run(where, Map.of(), command);
        assertThat(run.exitCode()).as(command + ": " + run.output()).isZero();
        return run;
    }

    private Tool.Run script(Path checkout, Map<String, String> environment, String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("bash"));
        words.addAll(List.of(command));
        return run(checkout, environment, words);
    }

    private Tool.Run run(Path where, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("ARGOCD_SERVER", "argocd.meo.example", "ARGOCD_AUTH_TOKEN", "none",
                "PATH", directory.resolve("bin") + ":" + System.getenv("PATH")));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Tool.Run(process.exitValue(), output);
    }
}
