package plasticity.lease;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import plasticity.storage.ProcessMark;

/**
 * Who writes: the content of a lease.
 *
 * @param id random, a run's own
 * @param host name of the driver's machine
 * @param processes what numbers the processes there: the start of a Linux kernel and a name space of processes; empty where unknown
 * @param pid of the driver
 * @param start of the run, ISO 8601, UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"id", "host", "processes", "pid", "start"})
record LeaseHolder(String id, String host, String processes, long pid, String start) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** This process. */
    static LeaseHolder here(Instant start) {
        ProcessMark here = ProcessMark.here();
        return new LeaseHolder(UUID.randomUUID().toString(), hostName(), here.space(), here.pid(), start.toString());
    }

    byte[] bytes() {
        try {
            return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for what is no lease, or not yet a whole one. */
    static Optional<LeaseHolder> of(String content) {
        try {
            return Optional.ofNullable(JSON.readValue(content, LeaseHolder.class))
                    .filter(holder -> holder.id != null && holder.host != null);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it is a process of this machine that is no more. What cannot be known is not gone. */
    boolean isGone() {
        return new ProcessMark(processes, pid).isGone();
    }

    /** {@code process 4711 on worker-3, since 2026-11-25T21:00:00Z}. */
    @Override
    public String toString() {
        return "process " + pid + " on " + host + ", since " + start;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The name is for people: a machine without one is told as such.
            return "a host without a name";
        }
    }
}
