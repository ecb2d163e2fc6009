package plasticity.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** A staged file that is written next to its target and then renamed to it, atomically if the file system supports that. */
final class RenamedFile implements StagedFile {
    private final FileSystem files;
    private final Configuration hadoop;
    private final Path target;
    private final Path staged;

    RenamedFile(FileSystem files, Path target, String suffix, Configuration hadoop) {
        this.files = files;
        this.hadoop = hadoop;
        this.target = files.makeQualified(target);
        this.staged = ChildPath.of(this.target.getParent(), "." + target.getName() + suffix);
    }

    @Override
    public OutputStream create() throws IOException {
        files.mkdirs(target.getParent());
        return new Synced(files.create(staged, true));
    }

    @Override
    public InputStream open() throws IOException {
        return files.open(staged);
    }

    @Override
    public void publish() throws IOException {
        if (files.getUri().getScheme().equals("file")) {
            // Atomic, unlike Hadoop's local rename.
            Files.move(
                    LocalPath.of(files, staged),
                    LocalPath.of(files, target),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } else {
            FileContext.getFileContext(files.getUri(), hadoop).rename(staged, target, Options.Rename.OVERWRITE);
        }
    }

    @Override
    public void discard() throws IOException {
        files.delete(staged, false);
    }

    /** Syncs the file to disk before closing it, if the file system supports that. */
    private static final class Synced extends FilterOutputStream {
        private final FSDataOutputStream file;

        private Synced(FSDataOutputStream file) {
            super(file);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            try (file) {
                if (file.hasCapability(StreamCapabilities.HSYNC)) {
                    file.hsync();
                }
            }
        }
    }
}
