package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is. */
interface DiskSpace {
    /** What the file system of a directory has left. */
    DiskSpace USABLE = directory -> Files.getFileStore(directory).getUsableSpace();

    /** @return bytes that can still be written below an existing directory */
    long below(Path directory) throws IOException;
}
