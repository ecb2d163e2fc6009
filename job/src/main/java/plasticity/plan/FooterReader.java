package plasticity.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /**
     * Reads the footers.
     *
     * @param withTexts whether the texts of queries are needed
     */
    public static FooterReader read(List<HeadListing> heads, boolean withTexts, Configuration hadoop) {
        List<File> files = new ArrayList<>();
        heads.forEach(head -> head.files().forEach(file -> files.add(new File(head, file))));
        Map<HeadId, List<Footer>> footers = InParallel.map(files, file -> file.read(withTexts, hadoop)).stream()
                .collect(Collectors.groupingBy(Footer::head));
        Map<HeadId, HeadFooter> planned = new HashMap<>();
        Map<HeadId, List<FingerprintedFile>> fingerprints = new HashMap<>();
        for (HeadListing head : heads) {
            List<Footer> ofHead = footers.getOrDefault(head.id(), List.of());
            planned.put(
                    head.id(),
                    Stream.concat(
                                    Stream.ofNullable(head.problem()),
                                    ofHead.stream().map(Footer::problem))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .map(problem -> HeadFooter.unreadable(head, problem))
                            .orElseGet(() -> HeadFooter.of(
                                    head, ofHead.stream().map(Footer::footer).toList())));
            fingerprints.put(head.id(), ofHead.stream().map(Footer::file).toList());
        }
        return new FooterReader(planned, new DumpFingerprints(fingerprints));
    }

    private record File(HeadListing head, DumpFile file) {
        Footer read(boolean withTexts, Configuration hadoop) {
            FooterSum sum = new FooterSum();
            DataFileFooter footer = null;
            String problem = null;
            try {
                footer = DataFileFooter.read(
                        file, TokenColumn.ofAnalysis(head.id().kind(), withTexts), hadoop, sum);
            } catch (DumpException e) {
                FailureLog.expected(e);
                problem = e.getMessage();
            } catch (RuntimeException e) {
                problem = file.path() + ": " + FailureLog.bug(e);
            }
            return new Footer(head.id(), FingerprintedFile.of(head, file, sum.hex), footer, problem);
        }
    }

    private static final class FooterSum implements FooterListener {
        private String hex;

        @Override
        public void bytes(byte[] footer, byte[] tail) {
            hex = new Sha256().with(footer).with(tail).hex();
        }
    }

    /** A footer or the reason why there is none. */
    private record Footer(HeadId head, FingerprintedFile file, DataFileFooter footer, String problem) {}
}
