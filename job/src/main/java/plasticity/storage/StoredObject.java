package plasticity.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A staged file for object stores: written to a local temporary file and then uploaded to its final name. Readers see either the old object or the
 * new one.
 */
final class StoredObject implements StagedFile {
    private final FileSystem store;
    private final Path target;
    private final java.nio.file.Path local;

    StoredObject(FileSystem store, Path target) throws IOException {
        this.store = store;
        this.target = target;
        this.local = new LocalCopies().create();
    }

    @Override
    public OutputStream create() throws IOException {
        return Files.newOutputStream(local);
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(local);
    }

    @Override
    public void publish() throws IOException {
        FSDataOutputStream object = store.create(target, true);
        try {
            Files.copy(local, object);
        } catch (IOException | RuntimeException e) {
            // Closing would publish the incomplete object.
            object.abort();
            throw e;
        }
        object.close();
        discard();
    }

    @Override
    public void discard() throws IOException {
        Files.deleteIfExists(local);
    }
}
