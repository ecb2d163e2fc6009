package plasticity.estimates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plasticity.estimates.SimulatedDump.Drift;

/** Prints how well estimates and 95 % intervals match the truth in simulated dumps, as Markdown. The argument is the number of dumps per row. */
public final class CoverageTable {
    private static final List<Integer> TEXTS = List.of(8, 20, 100);

    private CoverageTable() {}

    public static void main(String[] arguments) {
        int dumps = Integer.parseInt(arguments[0]);
        Map<Integer, Map<String, Coverage>> byTexts = new LinkedHashMap<>();
        for (int texts : TEXTS) {
            byTexts.put(texts, Coverage.of(new SimulatedDump(texts, Drift.NON_LINEAR, 0.5), dumps));
        }
        print(
                "metric",
                "truth",
                "bias, 8 texts",
                "coverage",
                "bias, 20 texts",
                "coverage",
                "bias, 100 texts",
                "coverage");
        print("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
        byTexts.get(TEXTS.get(0)).forEach((metric, first) -> {
            String[] cells = new String[2 + 2 * TEXTS.size()];
            cells[0] = "`" + metric + "`";
            cells[1] = number("%.3f", first.truth());
            for (int i = 0; i < TEXTS.size(); i++) {
                Coverage coverage = byTexts.get(TEXTS.get(i)).get(metric);
                cells[2 + 2 * i] = bias(coverage);
                cells[3 + 2 * i] = percent(coverage);
            }
            print(cells);
        });
        print();
        print("drift", "components", "metric", "truth", "bias, 100 texts", "standard error", "coverage");
        print("---", "---", "---", "---:", "---:", "---:", "---:");
        for (Drift drift : Drift.values()) {
            for (double correlation : new double[] {0, 0.9}) {
                estimators(drift, correlation, dumps);
            }
        }
    }

    private static void estimators(Drift drift, double correlation, int dumps) {
        Map<String, Coverage> all = Coverage.of(new SimulatedDump(100, drift, correlation), dumps);
        for (String kind : List.of("near_", "far_")) {
            for (Estimator estimator : SimulatedDump.MEANS) {
                String metric = kind + SimulatedDump.lower(estimator);
                Coverage coverage = all.get(metric);
                print(
                        SimulatedDump.lower(drift).replace('_', '-'),
                        correlation == 0 ? "independent" : "correlated",
                        "`" + metric + "`",
                        number("%.3f", coverage.truth()),
                        bias(coverage),
                        number("%.3f", coverage.error()),
                        percent(coverage));
            }
        }
    }

    private static String bias(Coverage coverage) {
        return number("%+.4f", coverage.bias()) + " ± " + number("%.4f", coverage.biasError());
    }

    private static String percent(Coverage coverage) {
        return number("%.1f %%", 100 * coverage.coverage());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value).replace('-', '−');
    }

    private static void print(String... cells) {
        System.out.println(cells.length == 0 ? "" : "| " + String.join(" | ", cells) + " |");
    }
}
