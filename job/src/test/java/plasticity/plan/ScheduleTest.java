package plasticity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.SamplingOptions;

/** Simulates how well the planner's order uses cores. */
class ScheduleTest {
    private static final int CAP = 50_000;
    private static final int DIMENSION = 64;
    private static final int[] CORES = {2, 16, 128};

    /** Realistic and extreme sizes of heads. */
    @SuppressWarnings("ImmutableEnumChecker") // the layout is a record of numbers
    private enum Dump {
        EQUAL("576 query heads of 50,000 rows", 24) {
            @Override
            long rows(HeadId head, Random random) {
                return 50_000;
            }
        },
        LOG_NORMAL("576 query heads, log-normal about 50,000 rows, σ = 1.5", 24) {
            @Override
            long rows(HeadId head, Random random) {
                return Math.round(50_000 * Math.exp(1.5 * random.nextGaussian())) + 1;
            }
        },
        ONE_GIANT("575 query heads of 20,000 rows, one of 10,000,000", 24) {
            @Override
            long rows(HeadId head, Random random) {
                return head.equals(HeadId.query(11, 13)) ? 10_000_000 : 20_000;
            }
        },
        MANY_SMALL("24,000 query heads of 100 … 1,100 rows", 1000) {
            @Override
            long rows(HeadId head, Random random) {
                return 100L + random.nextInt(1000);
            }
        };

        private final String text;
        private final GroupedQueryLayout layout;

        Dump(String text, int layers) {
            this.text = text;
            this.layout = new GroupedQueryLayout(layers, 24, 8);
        }

        abstract long rows(HeadId head, Random random);

        private List<WorkUnit> plan(int cores) {
            Random random = new Random(7);
            Map<HeadId, HeadFooter> heads = new HashMap<>();
            for (int layer = 0; layer < layout.layers(); layer++) {
                for (int query = 0; query < layout.queryHeads(); query++) {
                    add(heads, HeadId.query(layer, query), random);
                }
                for (int key = 0; key < layout.keyHeads(); key++) {
                    add(heads, HeadId.key(layer, key), random);
                }
            }
            DumpOptions options =
                    new DumpOptions("", layout, new SamplingOptions(CAP, 0), UnitSize.AUTO, ExecutorMemory.UNKNOWN);
            return DumpPlan.of(heads, DumpFingerprints.NONE, options, cores).units();
        }

        private void add(Map<HeadId, HeadFooter> heads, HeadId id, Random random) {
            heads.put(id, Footers.head(id, rows(id, random), DIMENSION));
        }
    }

    /** Largest first ends within 4/3 − 1/(3m) of the optimum, which is close to its lower bound for this many units. */
    @ParameterizedTest
    @EnumSource
    void endsWithinGrahamsBound(Dump dump) {
        for (int cores : CORES) {
            assertThat(schedule(dump.plan(cores), cores).ratio())
                    .as("%d cores", cores)
                    .isBetween(1.0, 4.0 / 3 - 1.0 / (3 * cores));
        }
    }

    @Test
    void aHugeTaskThatStartsFirstDoesNotDelayTheEnd() {
        List<Long> costs = costs(Dump.ONE_GIANT.plan(16));
        List<Long> giantLast = new ArrayList<>(costs);
        Collections.reverse(giantLast);
        assertThat(Schedule.of(costs, 16).ratio()).isLessThan(1.01);
        assertThat(Schedule.of(giantLast, 16).ratio()).isGreaterThan(1.3);
    }

    @Test
    void theDocumentationHasTheSimulatedTable() throws IOException {
        assertThat(Files.readString(Path.of("../src/site/plan.md"))).contains(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| heads | 2 cores | 16 cores | 128 cores |\n|---|---|---|---|\n");
        for (Dump dump : Dump.values()) {
            table.append("| ").append(dump.text);
            for (int cores : CORES) {
                List<WorkUnit> units = dump.plan(cores);
                table.append(String.format(
                        Locale.ROOT, " | %.3f (%,d)", schedule(units, cores).ratio(), units.size()));
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    private static Schedule schedule(List<WorkUnit> units, int cores) {
        return Schedule.of(costs(units), cores);
    }

    private static List<Long> costs(List<WorkUnit> units) {
        return units.stream().map(unit -> unit.cost(CAP)).toList();
    }
}
