package plasticity.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The lease of a run on another machine. */
final class ForeignLease {
    static final String HOLDER = "process 4711 on elsewhere, since 2026-11-25T21:00:00Z";

    private ForeignLease() {}

    static void put(FileSystem files, String place) throws IOException {
        try (OutputStream lease = files.create(new Path(place), false)) {
            lease.write(
                    """
                    {"id": "a", "host": "elsewhere", "processes": "", "pid": 4711, "start": "2026-11-25T21:00:00Z"}
                    """
                            .getBytes(StandardCharsets.UTF_8));
        }
    }
}
