package plasticity.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names a process, so that another of the machine can see whether it is gone.
 *
 * @param space what numbers the processes there: the start of a Linux kernel and a name space of processes; empty where unknown
 * @param pid its number
 */
public record ProcessMark(String space, long pid) {
    /** This process. */
    public static ProcessMark here() {
        return new ProcessMark(spaceHere(), ProcessHandle.current().pid());
    }

    /** Whether it is a process of this machine that is no more. What cannot be known is not gone. */
    public boolean isGone() {
        return space != null
                && !space.isEmpty()
                && space.equals(spaceHere())
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static String spaceHere() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
