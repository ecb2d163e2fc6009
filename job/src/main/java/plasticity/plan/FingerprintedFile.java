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

/** A file of a dump and what is known to tell it from others. */
record FingerprintedFile(DumpFile file, FileFingerprint mark) {
    private static final int BUFFER = 1 << 16;

    /**
     * What listing and footer tell.
     *
     * @param footer sum of the footer's bytes; null where there is none
     */
    static FingerprintedFile of(HeadListing head, DumpFile file, String footer) {
        String name = head.id().directoryName() + "/" + new Path(file.path()).getName();
        return new FingerprintedFile(
                file, new FileFingerprint(name, file.bytes(), file.modified(), file.tag(), footer, null));
    }

    /** @param read takes numbers of bytes as they are read for their sum */
    FingerprintedFile identify(ChangeDetection identity, Configuration hadoop, LongConsumer read) {
        FileFingerprint known = mark.withTag(tag(hadoop));
        return new FingerprintedFile(
                file, identity == ChangeDetection.CONTENT ? known.withContent(content(hadoop, read)) : known);
    }

    /** The ETag, else the checksum that a cluster has made of a file's blocks when it was written. Local files have none, and stores are not asked. */
    private String tag(Configuration hadoop) {
        if (mark.tag() != null || file.listed() != null || FileOpening.isLocal(file.path())) {
            return mark.tag();
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

    /** The sum of all bytes; null where they cannot be read or are not as many as were listed. */
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
