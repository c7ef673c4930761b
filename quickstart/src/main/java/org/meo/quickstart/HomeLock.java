package org.meo.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two runs off the same data; the operating system gives the lock back however the holder ends. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartException when another run uses the directory */
    static HomeLock take(Path home) {
        try {
            FileChannel channel = FileChannel.open(Files.createDirectories(home).resolve("lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartException("Another run of Meo uses " + home
                        + "; stop that one or choose another place with -Dmeo.home=<directory>.");
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new StartException("Cannot write to " + home + ": " + e.getMessage()
                    + "; choose another place with -Dmeo.home=<directory>.", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
