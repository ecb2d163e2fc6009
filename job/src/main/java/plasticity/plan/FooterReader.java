package plasticity.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.HeadListing;
import plasticity.dump.InParallel;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadId;
import plasticity.messages.FailureLog;
import plasticity.parquet.FooterListener;
import plasticity.storage.Sha256;
import plasticity.tokens.DataFileFooter;
import plasticity.tokens.HeadFooter;

/**
 * The footers of all files of all heads, each read once, file beside file. What is wrong with a file is told of its head alone.
 *
 * @param heads as the footers tell of them
 * @param marks of all files, those that cannot be read included
 */
public record FooterReader(Map<HeadId, HeadFooter> heads, DumpFingerprints marks) {

    public static FooterReader read(List<HeadListing> heads, Configuration hadoop) {
        List<File> files = new ArrayList<>();
        heads.forEach(head -> head.files().forEach(file -> files.add(new File(head, file))));
        List<Footer> footers = InParallel.map(files, file -> file.read(hadoop));

        Map<HeadId, HeadFooter> planned = new HashMap<>();
        Map<HeadId, List<FingerprintedFile>> marks = new HashMap<>();
        int next = 0;
        for (HeadListing head : heads) {
            List<Footer> its = footers.subList(next, next + head.files().size());
            planned.put(head.id(), plan(head, its));
            marks.put(head.id(), mark(head, its));
            next += its.size();
        }
        return new FooterReader(planned, new DumpFingerprints(marks));
    }

    private static HeadFooter plan(HeadListing head, List<Footer> footers) {
        if (head.problem() != null) {
            return HeadFooter.unreadable(head, head.problem());
        }
        for (Footer footer : footers) {
            if (footer.problem() != null) {
                return HeadFooter.unreadable(head, footer.problem());
            }
        }
        return HeadFooter.of(head, footers.stream().map(Footer::footer).toList());
    }

    private static List<FingerprintedFile> mark(HeadListing head, List<Footer> footers) {
        return IntStream.range(0, footers.size())
                .mapToObj(i -> FingerprintedFile.of(
                        head, head.files().get(i), footers.get(i).sum()))
                .toList();
    }

    private record File(HeadListing head, DumpFile file) {
        public Footer read(Configuration hadoop) {
            FooterSum seen = new FooterSum();
            try {
                DataFileFooter footer = DataFileFooter.read(
                        file, TokenColumn.ofAnalysis(head.id().kind()), hadoop, seen);
                return new Footer(footer, seen.hex, null);
            } catch (DumpException e) {
                FailureLog.expected(e);
                return new Footer(null, seen.hex, e.getMessage());
            } catch (RuntimeException e) {
                return new Footer(null, seen.hex, file.path() + ": " + FailureLog.bug(e));
            }
        }
    }

    private static final class FooterSum implements FooterListener {
        private String hex;

        @Override
        public void bytes(byte[] footer, byte[] tail) {
            hex = new Sha256().with(footer).with(tail).hex();
        }
    }

    /** A footer, or why there is none, and the sum of its bytes where there are any. */
    private record Footer(DataFileFooter footer, String sum, String problem) {}
}
