package plasticity.plots.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plasticity.tables.Column;
import plasticity.tables.HeadStatus;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The status of each head.
 *
 * @param rows heads in ascending order
 */
public record StatusTable(SortedMap<Head, Status> rows) {
    private static final String LAYER = HeadStatus.COLUMNS.get(0).name();
    private static final String HEAD = HeadStatus.COLUMNS.get(1).name();
    private static final String STATUS = HeadStatus.COLUMNS.get(3).name();
    private static final String WARNINGS = HeadStatus.COLUMNS.get(6).name();
    private static final String ERROR = HeadStatus.COLUMNS.get(7).name();
    /** The warning about a head without plasticity. */
    private static final Pattern NO_PLASTICITY = Pattern.compile("(?:^|; )ap_overall is undefined: ([^;]+)");

    private static final String FAILED = HeadStatus.State.FAILED.name().toLowerCase(Locale.ROOT);

    /**
     * The status of a head.
     *
     * @param isFailed whether its analysis failed
     * @param warnings one line, joined by semicolons; empty if there are none
     * @param error why it failed; empty if it did not
     */
    public record Status(boolean isFailed, String warnings, String error) {}

    private static final ConstantComponents NONE = ConstantComponents.of("");

    public StatusTable {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /**
     * Reads a status table. The columns of warnings and errors may be missing.
     *
     * @throws TableException if the file is not a status table
     */
    public static StatusTable read(Path file) throws TableException {
        Map<String, Column.Type> wanted = new HashMap<>();
        List.of(LAYER, HEAD).forEach(name -> wanted.put(name, Column.Type.WHOLE));
        List.of(STATUS, WARNINGS, ERROR).forEach(name -> wanted.put(name, Column.Type.TEXT));
        StoredTable table = StoredTable.read(file, wanted);
        int[] layers = table.wholes(LAYER);
        int[] heads = table.wholes(HEAD);
        List<String> statuses = table.texts(STATUS);
        List<String> warnings = textsIfAny(table, WARNINGS);
        List<String> errors = textsIfAny(table, ERROR);
        SortedMap<Head, Status> rows = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.put(
                    new Head(layers[row], heads[row]),
                    new Status(statuses.get(row).equals(FAILED), warnings.get(row), errors.get(row)));
        }
        return new StatusTable(rows);
    }

    private static List<String> textsIfAny(StoredTable table, String column) throws TableException {
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
            Path file = table.resolveSibling("head_status" + suffix);
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
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(reasons.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(reason -> reason.getKey() + " (" + reason.getValue()
                                + (reason.getValue() == 1 ? " head)" : " heads)"))
                        .collect(Collectors.joining("; ")));
    }

    /** Heads whose analysis failed. */
    public Set<Head> failed() {
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().isFailed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
