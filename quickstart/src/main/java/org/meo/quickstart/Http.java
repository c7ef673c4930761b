package org.meo.quickstart;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the parts whether they serve. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Http() {
    }

    /**
     * Whether a health check is up and means something: before the application is there, Payara answers 200 with an
     * empty list of checks.
     */
    static boolean isUp(URI health) {
        HttpResponse<String> answer = get(HttpRequest.newBuilder(health));
        return answer != null && answer.statusCode() == 200 && !answer.body().replace(" ", "").contains("\"checks\":[]");
    }

    /** Whether something below 500 comes back. */
    static boolean answers(URI page) {
        HttpResponse<String> answer = get(HttpRequest.newBuilder(page));
        return answer != null && answer.statusCode() < 500;
    }

    /** With a limit for the whole answer: the request's own limit ends with the answer's first line. */
    private static HttpResponse<String> get(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<String>> answer = CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException notYet) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            answer.cancel(true);
        }
    }
}
