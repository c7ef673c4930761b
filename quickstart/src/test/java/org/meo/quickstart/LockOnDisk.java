package org.meo.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.lockmanager.DistributedLock;
import org.apache.activemq.artemis.lockmanager.DistributedLockManager;
import org.apache.activemq.artemis.lockmanager.MutableLong;

/** What ZooKeeper does for a pair of brokers in production, for two on one machine: the system frees a dead one's lock. */
public final class LockOnDisk implements DistributedLockManager {

    private final Path directory;
    private final Map<String, Held> locks = new ConcurrentHashMap<>();
    private volatile boolean started;

    /** @param properties {@code directory}: where the locks are */
    public LockOnDisk(Map<String, String> properties) {
        directory = Path.of(properties.get("directory"));
    }

    @Override
    public void addUnavailableManagerListener(UnavailableManagerListener listener) {
        // A local disk is there.
    }

    @Override
    public void removeUnavailableManagerListener(UnavailableManagerListener listener) {
        // Nobody was added.
    }

    @Override
    public boolean start(long timeout, TimeUnit unit) {
        start();
        return true;
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public void stop() {
        started = false;
        locks.values().forEach(Held::close);
        locks.clear();
    }

    @Override
    public DistributedLock getDistributedLock(String lockId) {
        return locks.computeIfAbsent(lockId, id -> new Held(id, directory.resolve(id + ".lock")));
    }

    @Override
    public MutableLong getMutableLong(String id) {
        return new Number(id, directory.resolve(id + ".number"));
    }

    private static final class Held implements DistributedLock {

        private final String id;
        private final Path file;
        private FileChannel channel;
        private FileLock lock;

        Held(String id, Path file) {
            this.id = id;
            this.file = file;
        }

        @Override
        public String getLockId() {
            return id;
        }

        @Override
        public synchronized boolean isHeldByCaller() {
            return lock != null && lock.isValid();
        }

        @Override
        public synchronized boolean tryLock() {
            if (isHeldByCaller()) {
                throw new IllegalStateException("held already");
            }
            try {
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                }
                return lock != null;
            } catch (OverlappingFileLockException another) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized void unlock() {
            close();
        }

        @Override
        public void addListener(UnavailableLockListener listener) {
            // A lock on a local disk is not lost.
        }

        @Override
        public void removeListener(UnavailableLockListener listener) {
            // Nobody was added.
        }

        @Override
        public synchronized void close() {
            if (lock != null) {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                lock = null;
            }
        }
    }

    private record Number(String getMutableLongId, Path file) implements MutableLong {

        @Override
        public long get() {
            try {
                return Files.exists(file) ? Long.parseLong(Files.readString(file)) : 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void set(long value) {
            try {
                Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), String.valueOf(value));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
