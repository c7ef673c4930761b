package org.meo.pictures;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The store that the configuration names: a directory, unless {@code meo.pictures.store} says {@code s3}. */
@ApplicationScoped
class ConfiguredStore implements PictureStore {

    private static final Duration S3_READ_TIMEOUT = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "meo.pictures.store", defaultValue = "file")
    private String kind;
    @Inject
    @ConfigProperty(name = "meo.pictures.dir")
    private Optional<String> directory;
    @Inject
    @ConfigProperty(name = "meo.pictures.s3.endpoint")
    private Optional<String> endpoint;
    @Inject
    @ConfigProperty(name = "meo.pictures.s3.bucket", defaultValue = "meo-pictures")
    private String bucket;
    @Inject
    @ConfigProperty(name = "meo.pictures.s3.region", defaultValue = "us-east-1")
    private String region;
    @Inject
    @ConfigProperty(name = "meo.pictures.s3.access.key")
    private Optional<String> accessKey;
    @Inject
    @ConfigProperty(name = "meo.pictures.s3.secret.key")
    private Optional<String> secretKey;
    private PictureStore store;

    @PostConstruct
    void choose() {
        store = switch (kind) {
            case "file" -> new FileStore(Path.of(required(directory, "meo.pictures.dir")));
            case "s3" -> new S3Store(URI.create(required(endpoint, "meo.pictures.s3.endpoint")), bucket, region,
                    required(accessKey, "meo.pictures.s3.access.key"), required(secretKey, "meo.pictures.s3.secret.key"),
                    S3_READ_TIMEOUT);
            default -> throw new IllegalStateException("meo.pictures.store is neither file nor s3: " + kind);
        };
    }

    private static String required(Optional<String> setting, String name) {
        return setting.orElseThrow(() -> new IllegalStateException("the store of pictures needs the setting " + name));
    }

    @Override
    public void put(String key, String contentType, byte[] content) throws IOException {
        store.put(key, contentType, content);
    }

    @Override
    public Optional<PictureFile.Content> find(String key) throws IOException {
        return store.find(key);
    }

    @Override
    public void remove(String key) throws IOException {
        store.remove(key);
    }
}
