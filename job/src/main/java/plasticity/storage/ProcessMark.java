package plasticity.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Identifies a process, so that another process of the same machine can check whether it is still alive.
 *
 * @param space scope of the process ID: boot ID and PID namespace of a Linux system; empty if unknown
 * @param pid process ID
 */
public record ProcessMark(String space, long pid) {
    /** The current process. */
    public static ProcessMark here() {
        return new ProcessMark(currentSpace(), ProcessHandle.current().pid());
    }

    /** Whether this was a process of this machine that has ended; false if that is unknown. */
    public boolean isGone() {
        return space != null
                && !space.isEmpty()
                && space.equals(currentSpace())
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static String currentSpace() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
