package org.meo.quickstart;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The data grid's places on this machine, all known before the first member starts: whoever is restarted finds the others, also
 * when it is Payara Server, and no second grid begins.
 *
 * @param ports of Payara Server, then of the Payara Micro instances, on the loopback interface
 */
public record DataGrid(List<Integer> ports) {

    public DataGrid {
        ports = List.copyOf(ports);
    }

    /** @param micros so many Payara Micro instances beside Payara Server */
    static DataGrid of(int micros) {
        return new DataGrid(Ports.free(1 + micros));
    }

    /** Keeps the grids of one machine apart. */
    String name() {
        return "meo-" + server();
    }

    /** The port of Payara Server. */
    int server() {
        return ports.get(0);
    }

    /** @param number of the Payara Micro instance, from 1 */
    int micro(int number) {
        return ports.get(number);
    }

    /** All members with their ports, as Payara wants them. */
    String members() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }
}
