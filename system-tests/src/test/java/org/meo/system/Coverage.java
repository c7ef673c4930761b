package org.meo.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.ExecutionDataWriter;
import org.jacoco.core.runtime.RemoteControlReader;
import org.jacoco.core.runtime.RemoteControlWriter;

/**
 * Which lines of the store its processes ran. They are asked every few seconds: one that a test kills takes with it only what it
 * did since. Off with {@code -Dmeo.coverage=false}, for benches.
 */
final class Coverage implements AutoCloseable {

    private static final Path AGENT = Path.of("target", "container", "jacoco-agent.jar").toAbsolutePath();
    private static final Path FILE = Path.of("target", "jacoco-system.exec");
    private static final int SECONDS = 5;

    private final ServerSocket server;
    private final ExecutionDataStore executed = new ExecutionDataStore();
    private final Set<RemoteControlWriter> processes = ConcurrentHashMap.newKeySet();
    private final ExecutorService readers = Executors.newCachedThreadPool(Coverage::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Coverage::thread);

    Coverage() {
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readers.execute(this::accept);
        clock.scheduleWithFixedDelay(this::ask, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Whether it is wanted and can be had. */
    static boolean isOn() {
        return !"false".equals(System.getProperty("meo.coverage")) && Files.exists(AGENT);
    }

    /** What makes a process tell. */
    String jvmOption() {
        return "-javaagent:" + AGENT + "=output=tcpclient,address=127.0.0.1,port=" + server.getLocalPort() + ",includes=org.meo.*";
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "coverage");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket process = server.accept();
                readers.execute(() -> read(process));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void read(Socket process) {
        RemoteControlWriter writer = null;
        try (process) {
            writer = new RemoteControlWriter(process.getOutputStream());
            RemoteControlReader reader = new RemoteControlReader(process.getInputStream());
            reader.setSessionInfoVisitor(session -> { });
            reader.setExecutionDataVisitor(data -> {
                synchronized (executed) {
                    executed.visitClassExecution(data);
                }
            });
            processes.add(writer);
            while (reader.read()) {
                // Each turn is one answer.
            }
        } catch (IOException gone) {
            // Killed; what it told before is kept.
        } finally {
            if (writer != null) {
                processes.remove(writer);
            }
        }
    }

    private void ask() {
        for (RemoteControlWriter process : processes) {
            try {
                process.visitDumpCommand(true, false);
            } catch (IOException gone) {
                processes.remove(process);
            }
        }
    }

    /** Writes down what was told. Processes that end tell once more, so they should have ended. */
    @Override
    public void close() {
        clock.shutdownNow();
        readers.shutdown();
        try (OutputStream file = Files.newOutputStream(FILE)) {
            server.close();
            synchronized (executed) {
                executed.accept(new ExecutionDataWriter(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
