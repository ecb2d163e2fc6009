package plasticity.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;
import plasticity.comparison.Comparison;
import plasticity.comparison.ComparisonOptions;
import plasticity.comparison.ComparisonOutput;
import plasticity.comparison.ComparisonText;
import plasticity.comparison.HadoopTables;
import plasticity.comparison.RunTables;
import plasticity.comparison.TableMismatchException;
import plasticity.console.Console;
import plasticity.messages.RunException;
import plasticity.session.SparkEnvironment;

/** {@code plasticity compare}: compares the tables of finished runs. */
final class CompareCommand extends Command {
    private static final String RUN = "RUN";
    private static final String OUTPUT = "--output";
    private static final String FORMAT = "--format";
    private static final String METRICS = "--metrics";
    private static final String FDR = "--fdr";
    private static final String TOP = "--top";
    private static final String ALLOW = "--allow";
    private static final String LABELS = "--labels";

    CompareCommand(Console console) {
        super(
                console,
                "Compare the tables of runs: differences of the last from the first with standard errors, changed heads, and,"
                        + " with more than two runs, the trajectory of every head, layer and the model in the given order.",
                "Exit status: 0 the runs were compared; 1 a run cannot be read, or the output cannot be written; 2 wrong usage, or"
                        + " the runs cannot be compared; 3 a table does not match its run.json.");
        addLocations(
                RUN,
                "Directory of a run's tables or its run.json: a path or Hadoop URI. Two or more; first the run from which"
                        + " differences are taken.");
        addOption(
                OUTPUT,
                String.class,
                "DIR",
                "Directory or URI for tables and comparison.json. Default: only a summary is printed.");
        addOption(FORMAT, String.class, "FORMAT", "Format of the tables: csv or parquet. Default: csv.");
        addOption(METRICS, String.class, "NAMES", "Metrics to compare, separated by commas. Default: all.");
        addOption(
                FDR,
                String.class,
                "RATE",
                "False discovery rate at which a head counts as changed, between 0 and 1. Default: "
                        + ComparisonOptions.DEFAULT.rate() + ".");
        addOption(
                TOP,
                String.class,
                "M",
                "Number of heads with the largest and the smallest values whose stability is computed. Default: "
                        + ComparisonOptions.DEFAULT.top() + ".");
        addOption(
                ALLOW,
                String.class,
                "NAMES",
                "Settings that affect metrics and may differ between the runs, separated by commas. Default: none.");
        addOption(
                LABELS,
                String.class,
                "NAMES",
                "Short names of the runs in their order, separated by commas. Default: names of their directories.");
    }

    @Override
    int run(ParseResult flags) throws RunException {
        ComparisonOptions options = new ComparisonOptions(
                names(flags, LABELS), names(flags, METRICS), names(flags, ALLOW), rate(flags), top(flags));
        String format = flags.matchedOptionValue(FORMAT, "csv");
        SparkEnvironment here = SparkEnvironment.here();
        Optional<String> directory = Optional.ofNullable(flags.matchedOptionValue(OUTPUT, (String) null));
        Optional<ComparisonOutput> output = Optional.empty();
        if (directory.isPresent()) {
            String path = location(OUTPUT, directory.get());
            here.requireReachable(OUTPUT, path);
            output = Optional.of(ComparisonOutput.to(path, format, here.hadoop()));
        }
        List<RunTables> runs = new ArrayList<>();
        try {
            for (String location : locations(flags)) {
                here.requireReachable(RUN, location);
                runs.add(HadoopTables.at(location, here.hadoop()));
            }
            Comparison comparison = Comparison.of(runs, options);
            if (output.isPresent()) {
                output.get().write(comparison);
            }
            console().out().print(ComparisonText.of(comparison));
            console().out().flush();
            return ExitStatus.OK;
        } catch (TableMismatchException e) {
            report(e.getMessage());
            return ExitStatus.TABLES_DIFFER;
        }
    }

    private static List<String> names(ParseResult flags, String option) {
        String names = flags.matchedOptionValue(option, "");
        return names.isBlank()
                ? List.of()
                : Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }

    private static double rate(ParseResult flags) throws RunException {
        String text = flags.matchedOptionValue(FDR, String.valueOf(ComparisonOptions.DEFAULT.rate()));
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && rate < 1) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw invalid(FDR, text, "a number between 0 and 1");
        }
        throw invalid(FDR, text, "a number between 0 and 1");
    }

    private static int top(ParseResult flags) throws RunException {
        String text = flags.matchedOptionValue(TOP, String.valueOf(ComparisonOptions.DEFAULT.top()));
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw invalid(TOP, text, "an integer from 1 to 999999");
        }
        return Integer.parseInt(text);
    }

    private static RunException invalid(String option, String value, String expected) {
        return RunException.usage(option + ": invalid value \"" + value + "\": expected " + expected);
    }
}
