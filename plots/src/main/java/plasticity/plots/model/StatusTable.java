package plasticity.plots.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadStatus;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The status of each head.
 *
 * @param rows heads in ascending order
 */
public record StatusTable(SortedMap<Head, Status> rows) {
    /** The warning about a head without plasticity. */
    private static final Pattern NO_PLASTICITY = Pattern.compile("(?:^|; )ap_overall is undefined: ([^;]+)");

    /**
     * The status of a head.
     *
     * @param isFailed whether its analysis failed
     * @param warnings one line, joined by semicolons; empty if there are none
     * @param error why it failed; empty if it did not
     */
    public record Status(boolean isFailed, String warnings, String error) {}

    private static final ConstantComponents NONE = ConstantComponents.of("");

    /**
     * Reads a status table. The columns of warnings and errors may be missing.
     *
     * @throws TableException if the file is not a status table
     */
    public static StatusTable read(Path file) throws TableException {
        StoredTable table = StoredTable.read(
                file,
                List.of(
                        HeadIdentity.LAYER,
                        HeadIdentity.Q_HEAD,
                        HeadStatus.STATUS,
                        HeadStatus.WARNINGS,
                        HeadStatus.ERROR));
        List<Head> heads = Head.of(table);
        List<String> statuses = table.texts(HeadStatus.STATUS);
        List<String> warnings = textsIfAny(table, HeadStatus.WARNINGS);
        List<String> errors = textsIfAny(table, HeadStatus.ERROR);
        SortedMap<Head, Status> rows = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            boolean isFailed = statuses.get(row).equals(HeadStatus.FAILED);
            rows.put(heads.get(row), new Status(isFailed, warnings.get(row), errors.get(row)));
        }
        return new StatusTable(rows);
    }

    private static List<String> textsIfAny(StoredTable table, Column.Text column) throws TableException {
        return table.has(column) ? table.texts(column) : Collections.nCopies(table.rows(), "");
    }

    /**
     * Reads the status tables next to another table of the same run: {@code head_status.csv} and {@code head_status.parquet}.
     *
     * @return an empty table if there is no such file
     * @throws TableException if one is not a status table
     */
    public static StatusTable nextTo(Path table) throws TableException {
        SortedMap<Head, Status> rows = new TreeMap<>();
        for (String suffix : List.of(".csv", ".parquet")) {
            Path file = table.resolveSibling(HeadStatus.TABLE.name() + suffix);
            if (Files.isRegularFile(file)) {
                rows.putAll(read(file).rows());
            }
        }
        return new StatusTable(rows);
    }

    /** A table without heads. */
    public static StatusTable none() {
        return new StatusTable(new TreeMap<>());
    }

    /** The constant components of a head; none if its status is unknown. */
    public ConstantComponents constant(Head head) {
        return rows.containsKey(head) ? ConstantComponents.of(rows.get(head).warnings()) : NONE;
    }

    /**
     * Returns the reasons for undefined plasticity in the warnings, most frequent first, each with its number of heads. Empty if there are
     * none.
     */
    public Optional<String> whyNoPlasticity() {
        Map<String, Long> reasons = rows.values().stream()
                .flatMap(status -> NO_PLASTICITY.matcher(status.warnings()).results())
                .map(warning -> warning.group(1))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return Optional.of(reasons.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(reason -> reason.getKey() + " (" + reason.getValue()
                                + (reason.getValue() == 1 ? " head)" : " heads)"))
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    /** Heads whose analysis failed. */
    public Set<Head> failed() {
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().isFailed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
