package org.meo.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What this process takes of its machine; what the container tells of the JVM is the heap and the machine as a whole. */
@ApplicationScoped
public class ProcessGauges {

    private final Machine machine = new Machine();

    @Inject
    private MetricRegistry metrics;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        gauge("meo_process_cpu_seconds", "Processor time that the process has used, all threads together", Machine::processorSeconds);
        gauge("meo_process_resident_bytes", "Memory that the process holds, heap and all else", Machine::memory);
        gauge("meo_process_disk_bytes", "Bytes that the process has read from disks and written to them", Machine::disk);
        gauge("meo_network_bytes", "Bytes that went in and out of the machine or pod", Machine::network);
    }

    private void gauge(String name, String description, ToDoubleFunction<Machine> figure) {
        metrics.gauge(Metadata.builder().withName(name).withDescription(description).build(), this,
                gauges -> figure.applyAsDouble(gauges.machine));
    }
}
