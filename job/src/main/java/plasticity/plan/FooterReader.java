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
 * Reads the footers of all files of all heads, each once, several in parallel. The error of a file affects its head only.
 *
 * @param heads footers by head
 * @param fingerprints fingerprints of all files, including unreadable ones
 */
public record FooterReader(Map<HeadId, HeadFooter> heads, DumpFingerprints fingerprints) {

    public static FooterReader read(List<HeadListing> heads, Configuration hadoop) {
        List<File> files = new ArrayList<>();
        heads.forEach(head -> head.files().forEach(file -> files.add(new File(head, file))));
        List<Footer> footers = InParallel.map(files, file -> file.read(hadoop));

        Map<HeadId, HeadFooter> planned = new HashMap<>();
        Map<HeadId, List<FingerprintedFile>> fingerprints = new HashMap<>();
        int next = 0;
        for (HeadListing head : heads) {
            List<Footer> ofHead = footers.subList(next, next + head.files().size());
            planned.put(head.id(), plan(head, ofHead));
            fingerprints.put(head.id(), fingerprint(head, ofHead));
            next += ofHead.size();
        }
        return new FooterReader(planned, new DumpFingerprints(fingerprints));
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

    private static List<FingerprintedFile> fingerprint(HeadListing head, List<Footer> footers) {
        return IntStream.range(0, footers.size())
                .mapToObj(i -> FingerprintedFile.of(
                        head, head.files().get(i), footers.get(i).sum()))
                .toList();
    }

    private record File(HeadListing head, DumpFile file) {
        public Footer read(Configuration hadoop) {
            FooterSum listener = new FooterSum();
            try {
                DataFileFooter footer = DataFileFooter.read(
                        file, TokenColumn.ofAnalysis(head.id().kind()), hadoop, listener);
                return new Footer(footer, listener.hex, null);
            } catch (DumpException e) {
                FailureLog.expected(e);
                return new Footer(null, listener.hex, e.getMessage());
            } catch (RuntimeException e) {
                return new Footer(null, listener.hex, file.path() + ": " + FailureLog.bug(e));
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

    /** A footer or the reason why there is none, and the hash of its bytes if they could be read. */
    private record Footer(DataFileFooter footer, String sum, String problem) {}
}
