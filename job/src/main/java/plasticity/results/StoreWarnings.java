package plasticity.results;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Warnings about the result store, one line each, prefixed by the path concerned. */
final class StoreWarnings {
    private final SegmentDirectory directory;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    StoreWarnings(SegmentDirectory directory) {
        this.directory = directory;
    }

    /** Adds a warning about the directory. */
    void add(String text) {
        lines.add(directory + ": " + text);
    }

    /** Adds a warning about an entry of the directory. */
    void add(String name, String text) {
        lines.add(directory.shortPath(name) + ": " + text);
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
