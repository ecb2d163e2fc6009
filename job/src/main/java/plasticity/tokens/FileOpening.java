package plasticity.tokens;

import static org.apache.hadoop.fs.Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.fetch.FetchedBytes;
import plasticity.fetch.FileBytes;
import plasticity.fetch.FileTail;
import plasticity.fetch.LibraryCall;
import plasticity.fetch.StreamedBytes;

/**
 * Opens the files of a dump: local ones as streams, all others for reading by ranges. For a file in an object store, the status from its listing
 * is passed on, so that opening costs no request and the store rejects a file that was replaced since.
 */
public final class FileOpening {
    private static final String LOCAL = "file";
    /** Read policies; a client uses the first one that it knows. */
    private static final String BY_RANGES = "parquet, vector, random, adaptive";

    private static final String SEQUENTIAL = "whole-file, sequential, adaptive";

    private FileOpening() {}

    /** Whether a file is on a local disk, according to the scheme of its URI. */
    public static boolean isLocal(String file) {
        String scheme = new Path(file).toUri().getScheme();
        return scheme == null || scheme.equals(LOCAL);
    }

    /** The file, for reading its footer. */
    static InputFile footerOf(DumpFile file, Configuration hadoop) throws IOException {
        Path path = new Path(file.path());
        if (!isLocal(file.path())) {
            return new FileTail(file.bytes(), () -> open(path, file.listed(), BY_RANGES, hadoop));
        }
        // The length is known from the listing; querying it would be another call to the file system.
        FileStatus listed = new FileStatus(file.bytes(), false, 0, 0, 0, path);
        return LibraryCall.get(() -> HadoopInputFile.fromStatus(listed, hadoop));
    }

    /** Opens what {@link #footerOf} returned. */
    static SeekableInputStream stream(InputFile file) throws IOException {
        return file instanceof FileTail tail ? tail.newStream() : LibraryCall.get(file::newStream);
    }

    /**
     * Opens a file for reading its column chunks.
     *
     * @throws DumpException when its length has changed
     */
    static FileBytes open(DataFileFooter footer, Configuration hadoop) throws IOException, DumpException {
        Path path = new Path(footer.file());
        if (isLocal(footer.file())) {
            HadoopInputFile input = LibraryCall.get(() -> HadoopInputFile.fromPath(path, hadoop));
            requireLength(footer, input.getLength());
            return new StreamedBytes(LibraryCall.get(input::newStream));
        }
        if (footer.listed() == null) {
            requireLength(
                    footer,
                    LibraryCall.get(() -> path.getFileSystem(hadoop).getFileStatus(path))
                            .getLen());
        }
        return new FetchedBytes(open(path, footer.listed(), BY_RANGES, hadoop), footer.groups());
    }

    /** Opens a file for reading it from its first to its last byte. */
    public static FSDataInputStream whole(DumpFile file, Configuration hadoop) throws IOException {
        return open(new Path(file.path()), file.listed(), SEQUENTIAL, hadoop);
    }

    private static FSDataInputStream open(Path path, FileStatus listed, String policy, Configuration hadoop)
            throws IOException {
        return LibraryCall.get(() -> {
            FutureDataInputStreamBuilder opening =
                    path.getFileSystem(hadoop).openFile(path).opt(FS_OPTION_OPENFILE_READ_POLICY, policy);
            return FutureIO.awaitFuture((listed == null ? opening : opening.withFileStatus(listed)).build());
        });
    }

    private static void requireLength(DataFileFooter footer, long found) throws DumpException {
        if (found != footer.length()) {
            throw new DumpException(footer.file() + ": the file has changed since its footer was read: it has " + found
                    + " bytes instead of " + footer.length());
        }
    }
}
