package org.meo.pictures;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A directory that all nodes see. A file is written under another name and moved when it is whole and on the disk: readers
 * never see a part of one, and of two nodes that write the same one the later replaces it with the same.
 */
final class FileStore implements PictureStore {

    private final Path directory;

    /** @param directory made when something is put into it */
    FileStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public void put(String key, String contentType, byte[] content) throws IOException {
        Path file = file(key);
        Files.createDirectories(parent(file));
        Path part = Files.createTempFile(parent(file), ".", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                Channels.newOutputStream(channel).write(content);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public Optional<PictureFile.Content> find(String key) throws IOException {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file(key));
            try {
                return Optional.of(new PictureFile.Content(channel.size(), Channels.newInputStream(channel)));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException | FileNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    private Path file(String key) {
        Path file = directory.resolve(key).normalize();
        if (!file.startsWith(directory) || file.equals(directory)) {
            throw new IllegalArgumentException("a key that leads out of the store: " + key);
        }
        return file;
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new UncheckedIOException(new IOException("a file needs a directory: " + file));
        }
        return parent;
    }
}
