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
 * The holder of a lease, and the JSON content of the lease file.
 *
 * @param id random, unique per run
 * @param host name of the driver's machine
 * @param processes identifies the scope of process IDs: the boot of a Linux kernel and a PID namespace; empty if unknown
 * @param pid of the driver
 * @param start of the run, ISO 8601, UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"id", "host", "processes", "pid", "start"})
record LeaseHolder(String id, String host, String processes, long pid, String start) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static LeaseHolder thisProcess(Instant start) {
        ProcessMark process = ProcessMark.here();
        return new LeaseHolder(
                UUID.randomUUID().toString(), hostName(), process.space(), process.pid(), start.toString());
    }

    byte[] bytes() {
        try {
            return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if the content is not a lease, or not completely written yet. */
    static Optional<LeaseHolder> parse(String content) {
        try {
            return Optional.ofNullable(JSON.readValue(content, LeaseHolder.class))
                    .filter(holder -> holder.id != null && holder.host != null);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it is a process of this machine that has ended; false if unknown. */
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
            return "an unknown host"; // only used in messages
        }
    }
}
