package plasticity.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.Path;
import plasticity.dump.ChangeDetection;
import plasticity.dump.DumpFile;
import plasticity.dump.FileFingerprint;
import plasticity.dump.HeadListing;
import plasticity.storage.Sha256;
import plasticity.tokens.DataFileFooter;
import plasticity.tokens.FileOpening;

/** A file of a dump with its fingerprint. */
record FingerprintedFile(DumpFile file, FileFingerprint fingerprint) {
    private static final int BUFFER = 1 << 16;

    /**
     * Creates the fingerprint from listing and footer.
     *
     * @param footer hash of the footer's bytes; null if there is no footer
     */
    static FingerprintedFile of(HeadListing head, DumpFile file, String footer) {
        String name = head.id().directoryName() + "/" + new Path(file.path()).getName();
        return new FingerprintedFile(
                file, new FileFingerprint(name, file.bytes(), file.modified(), file.tag(), footer, null));
    }

    /**
     * Adds the checksum and, if requested, the content hash.
     *
     * @param read called with the number of bytes read for the content hash
     */
    FingerprintedFile extend(ChangeDetection detection, Configuration hadoop, LongConsumer read) {
        String content = detection == ChangeDetection.CONTENT ? content(hadoop, read) : fingerprint.content();
        return new FingerprintedFile(file, fingerprint.with(tag(hadoop), content));
    }

    /** The ETag, or the checksum that HDFS computed when the file was written. Local files have none, and object stores are not asked. */
    private String tag(Configuration hadoop) {
        if (fingerprint.tag() != null || file.listed() != null || FileOpening.isLocal(file.path())) {
            return fingerprint.tag();
        }
        try {
            Path path = new Path(file.path());
            FileChecksum sum = path.getFileSystem(hadoop).getFileChecksum(path);
            return sum == null || sum.getBytes() == null
                    ? null
                    : sum.getAlgorithmName() + ":" + HexFormat.of().formatHex(sum.getBytes());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** SHA-256 of the file; null if it cannot be read or its size differs from the listing. */
    private String content(Configuration hadoop, LongConsumer read) {
        if (file.bytes() < DataFileFooter.SMALLEST) {
            return null;
        }
        try (InputStream in = FileOpening.whole(file, hadoop)) {
            Sha256 sum = new Sha256();
            byte[] buffer = new byte[BUFFER];
            for (long left = file.bytes(); left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    return null;
                }
                sum.with(buffer, count);
                read.accept(count);
                left -= count;
            }
            return in.read() < 0 ? sum.hex() : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
