package plasticity.hub;

import java.time.Duration;

/** Hears of downloads as they go on, from several threads. */
public interface DownloadProgress {
    /** Tells nobody. */
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

    /** This much is to be fetched; not called where everything is there. */
    void begins(int files, long bytes);

    /** @param bytes that came; negative when some that came have to come again */
    void received(long bytes);

    /** A file is whole. */
    void done();

    /** Something failed or is in the way, and is tried again after a while. */
    void waiting(String why, Duration wait);

    /** Something that the user should know. */
    void note(String text);
}
