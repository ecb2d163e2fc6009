package plasticity.hub;

import java.time.Duration;

/** Callback for the progress of downloads. Called from several threads. */
public interface DownloadProgress {
    /** Ignores all calls. */
    DownloadProgress SILENT = new DownloadProgress() {
        @Override
        public void begins(int files, long bytes) {}

        @Override
        public void received(long bytes) {}

        @Override
        public void done() {}

        @Override
        public void waiting(String why, Duration wait) {}

        @Override
        public void note(String text) {}
    };

    /** Downloads begin. Not called if nothing is missing. */
    void begins(int files, long bytes);

    /** @param bytes number of bytes received; negative if received bytes were discarded and must be downloaded again */
    void received(long bytes);

    /** A file is complete. */
    void done();

    /** A retry follows after {@code wait}. */
    void waiting(String why, Duration wait);

    /** A note for the user. */
    void note(String text);
}
