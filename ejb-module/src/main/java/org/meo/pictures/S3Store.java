package org.meo.pictures;

import com.github.davidmoten.aws.lw.client.Client;
import com.github.davidmoten.aws.lw.client.HttpMethod;
import com.github.davidmoten.aws.lw.client.MaxAttemptsExceededException;
import com.github.davidmoten.aws.lw.client.Request;
import com.github.davidmoten.aws.lw.client.Response;
import com.github.davidmoten.aws.lw.client.ResponseInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A bucket of a store that speaks S3, addressed by path: {@code <endpoint>/<bucket>/<key>}. */
final class S3Store implements PictureStore {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    /** Of an error's text; what is said further on is not worth reading. */
    private static final int MAX_ERROR = 4_096;

    private final Client client;
    private final String bucket;

    /** @param readTimeout how long the store may keep silent */
    S3Store(URI endpoint, String bucket, String region, String accessKey, String secretKey, Duration readTimeout) {
        this.bucket = bucket;
        client = Client.s3().region(region).accessKey(accessKey).secretKey(secretKey)
                .baseUrlFactory((service, anyRegion) -> endpoint.toString())
                .connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .retryMaxAttempts(ATTEMPTS).retryStatusCodes(429, 500, 502, 503, 504).build();
    }

    @Override
    public void put(String key, String contentType, byte[] content) throws IOException {
        try {
            Response response = request(key).method(HttpMethod.PUT).header("Content-Type", contentType)
                    .requestBody(content).response();
            if (!response.isOk()) {
                throw refused("PUT", key, response.statusCode(), response.contentUtf8());
            }
        } catch (UncheckedIOException | MaxAttemptsExceededException e) {
            throw silent("PUT", key, e);
        }
    }

    @Override
    public Optional<PictureFile.Content> find(String key) throws IOException {
        ResponseInputStream response;
        try {
            response = request(key).responseInputStream();
        } catch (UncheckedIOException | MaxAttemptsExceededException e) {
            throw silent("GET", key, e);
        }
        Optional<Long> length = response.header("Content-Length").map(Long::valueOf);
        if (response.statusCode() == 200 && length.isPresent()) {
            return Optional.of(new PictureFile.Content(length.get(), response));
        }
        try (response) {
            String text = new String(response.readNBytes(MAX_ERROR), StandardCharsets.UTF_8);
            // A bucket that is missing is a fault of the configuration and not a picture that does not exist.
            if (response.statusCode() == NOT_FOUND && !text.contains("NoSuchBucket")) {
                return Optional.empty();
            }
            throw refused("GET", key, response.statusCode(), text);
        }
    }

    @Override
    public void remove(String key) throws IOException {
        try {
            Response response = request(key).method(HttpMethod.DELETE).response();
            // S3 answers 204 whether there was something or not; others say 404 then.
            if (!response.isOk() && response.statusCode() != NOT_FOUND) {
                throw refused("DELETE", key, response.statusCode(), response.contentUtf8());
            }
        } catch (UncheckedIOException | MaxAttemptsExceededException e) {
            throw silent("DELETE", key, e);
        }
    }

    private Request request(String key) {
        return client.path(Stream.concat(Stream.of(bucket), Stream.of(key.split("/"))).toArray(String[]::new));
    }

    private IOException refused(String method, String key, int status, String text) {
        return new IOException("S3 answers " + method + " " + bucket + "/" + key + " with " + status
                + (status == FORBIDDEN ? " (check the keys and the rights on the bucket)" : "") + ": "
                + text.substring(0, Math.min(MAX_ERROR, text.length())));
    }

    private IOException silent(String method, String key, RuntimeException cause) {
        return new IOException("S3 does not answer " + method + " " + bucket + "/" + key, cause);
    }
}
