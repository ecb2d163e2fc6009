package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures free disk space. */
interface DiskSpace {
    /** The usable space of the file system. */
    DiskSpace USABLE = directory -> Files.getFileStore(directory).getUsableSpace();

    /** @return bytes that can be written below an existing directory */
    long below(Path directory) throws IOException;
}
