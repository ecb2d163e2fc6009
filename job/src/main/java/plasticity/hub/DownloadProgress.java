package plasticity.hub;

import java.time.Duration;

/** Callback for the progress of downloads. Called from several threads. */
public interface DownloadProgress {
    /** Downloads begin. Not called if nothing is missing. */
    default void begins(int files, long bytes) {}

    /** @param bytes number of bytes received; negative if received bytes were discarded and must be downloaded again */
    default void received(long bytes) {}

    /** A file is complete. */
    default void done() {}

    /** A retry follows after {@code wait}. */
    default void waiting(String why, Duration wait) {}

    /** A note for the user. */
    default void note(String text) {}
}
