package org.meo.web.operations;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the machine and this process on it do, as the operating system says it. What it does not say is {@link Double#NaN}. */
final class Machine {

    private static final Logger LOG = Logger.getLogger(Machine.class.getName());
    private static final Path PROCESS_IO = Path.of("/proc/self/io");
    private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
    private static final Path NETWORK = Path.of("/proc/net/dev");
    private static final double KIB = 1_024;
    private static final double NANOS = 1_000_000_000;
    private static final int SENT = 8;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Share of all processors that this process uses, in percent. */
    double processorOfProcess() {
        return percent(system.getProcessCpuLoad());
    }

    /** What the process has used of processors since it started. */
    double processorSeconds() {
        long nanos = system.getProcessCpuTime();
        return nanos < 0 ? Double.NaN : nanos / NANOS;
    }

    /** Share of all processors that anything uses, in percent. */
    double processorOfMachine() {
        return percent(system.getCpuLoad());
    }

    /** Resident memory of the process in bytes. */
    double memory() {
        return read(PROCESS_STATUS).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> number(line.substring("VmRSS:".length()).replace("kB", "")) * KIB).findFirst().orElse(Double.NaN);
    }

    /** What the process read from disks and wrote to them since it started, in bytes. */
    double disk() {
        List<String> lines = read(PROCESS_IO);
        return lines.isEmpty() ? Double.NaN
                : lines.stream().filter(line -> line.startsWith("read_bytes:") || line.startsWith("write_bytes:"))
                        .mapToDouble(line -> number(line.substring(line.indexOf(':') + 1))).sum();
    }

    /** What went in and out of the machine or pod since it started, in bytes, without what stayed inside. */
    double network() {
        return network(read(NETWORK));
    }

    static double network(List<String> lines) {
        return lines.isEmpty() ? Double.NaN : lines.stream().filter(line -> line.contains(":") && !line.strip().startsWith("lo:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+")).filter(fields -> fields.length > SENT)
                .mapToDouble(fields -> number(fields[0]) + number(fields[SENT])).sum();
    }

    private static double percent(double share) {
        return share < 0 ? Double.NaN : share * 100;
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip());
    }

    private static List<String> read(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            LOG.log(Level.FINEST, "this system does not say it", unreadable);
            return List.of();
        }
    }
}
