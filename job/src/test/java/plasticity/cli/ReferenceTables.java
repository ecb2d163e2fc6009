package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Compares tables with those of the original toolkit, within tolerances. */
final class ReferenceTables {
    /** The order of summation may differ from numpy's; metrics amplify rounding errors by at most four or five digits. */
    private static final double RELATIVE = 1e-9;
    /** For differences that should cancel to zero. */
    private static final double ABSOLUTE = 1e-12;
    /** The logarithm of a p-value near 1e-300 is about 700 times as sensitive as the distance that it is computed from. */
    private static final double RELATIVE_OF_P = 1e-6;
    /** The smallest p-values are denormal. */
    private static final double ABSOLUTE_OF_P = 1e-300;

    /** Estimates are sums of thousands of probabilities, in another order than the oracle's. */
    private static final double ABSOLUTE_OF_ESTIMATES = 1e-11;
    /** Standard errors are small differences of replicates that nearly cancel. */
    private static final double RELATIVE_OF_ERRORS = 1e-7;

    private static final double ABSOLUTE_OF_ERRORS = 1e-9;

    private static final Set<String> WORDS = Set.of("pairs", "head_class");
    private static final int SHOWN = 10;

    private ReferenceTables() {}

    /**
     * Compares every table of a directory with that of the same name in another: header, order of rows, and empty cells. The original writes no file
     * for a table without rows; ours has only a header then.
     */
    static void assertAgree(Path expected, Path actual) {
        for (String table : Analysis.TABLES) {
            if (Files.notExists(expected.resolve(table))) {
                assertThat(records(actual.resolve(table))).as(table).hasSize(1);
                continue;
            }
            assertTable(expected.resolve(table), actual.resolve(table), ABSOLUTE);
        }
    }

    /** Compares every table of an oracle's estimates with that of the same name in another directory. */
    static void assertEstimatesAgree(Path expected, Path actual) throws IOException {
        try (Stream<Path> tables = Files.list(expected)) {
            List<Path> all = tables.toList();
            assertThat(all).hasSize(7);
            all.forEach(table -> assertTable(table, actual.resolve(table.getFileName()), ABSOLUTE_OF_ESTIMATES));
        }
    }

    private static void assertTable(Path expected, Path actual, double absolute) {
        assertThat(differences(records(expected), records(actual), absolute))
                .as("differences of %s from %s", actual.getFileName(), expected)
                .isEmpty();
    }

    private static List<String> differences(List<CSVRecord> expected, List<CSVRecord> actual, double absolute) {
        List<String> found = new ArrayList<>();
        CSVRecord header = expected.get(0);
        if (!header.toList().equals(actual.get(0).toList())) {
            found.add("header " + actual.get(0).toList());
        }
        if (expected.size() != actual.size()) {
            found.add(actual.size() + " lines where " + expected.size() + " are expected");
        }
        for (int row = 1; row < Math.min(expected.size(), actual.size()); row++) {
            for (int column = 0; column < header.size() && found.size() < SHOWN; column++) {
                String name = header.get(column);
                String wanted = expected.get(row).get(column);
                String got = actual.get(row).get(column);
                if (!agree(name, wanted, got, absolute)) {
                    found.add("row " + row + ", " + name + ": expected " + wanted + ", found " + got);
                }
            }
        }
        return found;
    }

    private static boolean agree(String column, String expected, String actual, double absolute) {
        if (expected.isEmpty() || actual.isEmpty() || WORDS.contains(column)) {
            return expected.equals(actual);
        }
        double wanted = Double.parseDouble(expected);
        double difference = Math.abs(wanted - Double.parseDouble(actual));
        if (column.startsWith("se_")) {
            return difference <= ABSOLUTE_OF_ERRORS || difference <= RELATIVE_OF_ERRORS * Math.abs(wanted);
        }
        boolean isP = column.contains("ks_p") && !column.contains("frac");
        return difference <= (isP ? ABSOLUTE_OF_P : absolute)
                || difference <= (isP ? RELATIVE_OF_P : RELATIVE) * Math.abs(wanted);
    }

    private static List<CSVRecord> records(Path table) {
        try (Reader reader = Files.newBufferedReader(table)) {
            return CSVFormat.DEFAULT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
