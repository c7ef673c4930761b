package org.meo.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

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

    private static HttpResponse<String> get(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException notYet) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
