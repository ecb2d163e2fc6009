package plasticity.results;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is told of a store: a line each, that begins with the place of which it tells. */
final class StoreWarnings {
    private final SegmentDirectory directory;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    StoreWarnings(SegmentDirectory directory) {
        this.directory = directory;
    }

    /** Of the whole directory. */
    void add(String what) {
        lines.add(directory + ": " + what);
    }

    /** Of one entry. */
    void add(String name, String what) {
        lines.add(directory.place(name) + ": " + what);
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
