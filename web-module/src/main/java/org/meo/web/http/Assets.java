package org.meo.web.http;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Style sheet, script and logo: a handful of small files, held in memory, with the hash of their content in the address. */
@Named("assets")
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/WEB-INF/assets/";
    private static final int HASH_LENGTH = 12;
    private static final Map<String, String> CONTENT_TYPES = Map.of("css", "text/css;charset=UTF-8", "js",
            "text/javascript;charset=UTF-8", "svg", "image/svg+xml");

    @Inject
    private ServletContext context;
    private Map<String, Asset> files = Map.of();
    private Map<String, String> urls = Map.of();

    /** A file with its content type and the hash of its content. */
    record Asset(String contentType, String hash, byte[] bytes) {
    }

    @PostConstruct
    void read() {
        Map<String, Asset> found = new HashMap<>();
        for (String path : context.getResourcePaths(FOLDER)) {
            String name = path.substring(FOLDER.length());
            try (InputStream in = context.getResourceAsStream(path)) {
                byte[] bytes = in.readAllBytes();
                String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                        .substring(0, HASH_LENGTH);
                found.put(name, new Asset(CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1)), hash, bytes));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
        files = Map.copyOf(found);
        urls = files.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
                file -> "/assets/" + file.getValue().hash() + "/" + file.getKey()));
    }

    /** The addresses of the files, by name; a new one whenever the content of a file changed. */
    public Map<String, String> getUrls() {
        return urls;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
