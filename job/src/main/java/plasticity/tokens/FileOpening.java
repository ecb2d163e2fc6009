package plasticity.tokens;

import static org.apache.hadoop.fs.Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.fetch.FetchedBytes;
import plasticity.fetch.FileBytes;
import plasticity.fetch.FileTail;
import plasticity.fetch.StreamedBytes;

/**
 * How the files of a dump are opened: those of this machine as streams, all others to be asked for ranges. In an object store, what its listing
 * told of a file goes along, so that opening costs no request and the store refuses a file that was replaced since.
 */
public final class FileOpening {
    private static final String HERE = "file";
    /** What a client knows of these, the first known first. */
    private static final String BY_RANGES = "parquet, vector, random, adaptive";

    private static final String TO_THE_END = "whole-file, sequential, adaptive";

    private FileOpening() {}

    /** Whether a file is on a disk of this machine, as far as its URI tells. */
    public static boolean isHere(String file) {
        String scheme = new Path(file).toUri().getScheme();
        return scheme == null || scheme.equals(HERE);
    }

    /** The file as its footer is read. */
    static InputFile footerOf(DumpFile file, Configuration hadoop) throws IOException {
        Path path = new Path(file.path());
        // The listing told its length; asking again would be one more call to the file system.
        return isHere(file.path())
                ? HadoopInputFile.fromStatus(new FileStatus(file.bytes(), false, 0, 0, 0, path), hadoop)
                : new FileTail(file.bytes(), () -> open(path, file.listed(), BY_RANGES, hadoop));
    }

    /**
     * The file as its column chunks are read.
     *
     * @throws DumpException when its length is not what it was
     */
    static FileBytes open(ShardFooter footer, Configuration hadoop) throws IOException, DumpException {
        Path path = new Path(footer.file());
        if (isHere(footer.file())) {
            HadoopInputFile input = HadoopInputFile.fromPath(path, hadoop);
            requireLength(footer, input.getLength());
            return new StreamedBytes(input.newStream());
        }
        if (footer.listed() == null) {
            requireLength(footer, path.getFileSystem(hadoop).getFileStatus(path).getLen());
        }
        return new FetchedBytes(open(path, footer.listed(), BY_RANGES, hadoop), footer.groups());
    }

    /** The file as it is read from its first byte to its last. */
    public static FSDataInputStream whole(DumpFile file, Configuration hadoop) throws IOException {
        return open(new Path(file.path()), file.listed(), TO_THE_END, hadoop);
    }

    private static FSDataInputStream open(Path path, FileStatus listed, String policy, Configuration hadoop)
            throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        FutureDataInputStreamBuilder opening = files.openFile(path).opt(FS_OPTION_OPENFILE_READ_POLICY, policy);
        return FutureIO.awaitFuture((listed == null ? opening : opening.withFileStatus(listed)).build());
    }

    private static void requireLength(ShardFooter footer, long found) throws DumpException {
        if (found != footer.length()) {
            throw new DumpException(footer.file() + ": the file has changed since its footer was read: " + found
                    + " bytes, there were " + footer.length());
        }
    }
}
