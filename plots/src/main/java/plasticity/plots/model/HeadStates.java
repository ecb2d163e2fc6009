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
 * What became of each head, as a table of states tells it.
 *
 * @param states heads rising
 */
public record HeadStates(SortedMap<Head, State> states) {
    /** The warning of a head without plasticity; warnings are joined by semicolons. */
    private static final Pattern NO_PLASTICITY = Pattern.compile("(?:^|; )ap_overall is undefined: ([^;]+)");

    /**
     * What became of a head.
     *
     * @param isFailed whether it was not analysed
     * @param warnings one line, empty where there are none
     * @param error why it failed; empty where it did not
     */
    public record State(boolean isFailed, String warnings, String error) {}

    private static final ConstantComponents NONE = ConstantComponents.of("");

    public HeadStates {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    /**
     * Reads a table; without its columns of warnings and errors nothing is known of these.
     *
     * @throws TableException when the file is no such table
     */
    public static HeadStates read(Path file) throws TableException {
        StoredTable table = StoredTable.read(
                file,
                List.of(
                        HeadIdentity.LAYER,
                        HeadIdentity.Q_HEAD,
                        HeadStatus.STATUS,
                        HeadStatus.WARNINGS,
                        HeadStatus.ERROR));
        int[] layers = table.integers(HeadIdentity.LAYER);
        int[] heads = table.integers(HeadIdentity.Q_HEAD);
        List<String> statuses = table.texts(HeadStatus.STATUS);
        List<String> warnings = textsIfAny(table, HeadStatus.WARNINGS);
        List<String> errors = textsIfAny(table, HeadStatus.ERROR);
        SortedMap<Head, State> states = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            states.put(
                    new Head(layers[row], heads[row]),
                    new State(statuses.get(row).equals(HeadStatus.FAILED), warnings.get(row), errors.get(row)));
        }
        return new HeadStates(states);
    }

    private static List<String> textsIfAny(StoredTable table, Column.Text column) throws TableException {
        return table.has(column) ? table.texts(column) : Collections.nCopies(table.rows(), "");
    }

    /**
     * Reads the tables of states beside another table of the same run: {@code head_status.csv}, {@code head_status.parquet}.
     *
     * @return without states where there is no such file
     * @throws TableException when one is no such table
     */
    public static HeadStates beside(Path table) throws TableException {
        SortedMap<Head, State> states = new TreeMap<>();
        for (String suffix : List.of(".csv", ".parquet")) {
            Path file = table.resolveSibling(HeadStatus.TABLE.name() + suffix);
            if (Files.isRegularFile(file)) {
                states.putAll(read(file).states());
            }
        }
        return new HeadStates(states);
    }

    /** Nothing is known. */
    public static HeadStates none() {
        return new HeadStates(new TreeMap<>());
    }

    /** A head's constant components; none where nothing is known. */
    public ConstantComponents constant(Head head) {
        return states.containsKey(head) ? ConstantComponents.of(states.get(head).warnings()) : NONE;
    }

    /**
     * Why heads have no plasticity, as their warnings say it: each reason with its number of heads, the most frequent first. Empty where no
     * warning is about plasticity.
     */
    public Optional<String> whyNoPlasticity() {
        Map<String, Long> reasons = states.values().stream()
                .flatMap(state -> NO_PLASTICITY.matcher(state.warnings()).results())
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

    /** Heads that were not analysed. */
    public Set<Head> failed() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().isFailed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
