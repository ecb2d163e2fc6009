package plasticity.connector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.OutputTable;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.WorkUnit;
import plasticity.tasks.UnitAnalysis;
import plasticity.tasks.UnitOutcome;
import plasticity.tasks.UnitReader;
import plasticity.tokens.SamplingOptions;

/** The analysis as a table: one partition per work unit of the requested query heads. */
final class AnalysisScan extends HeadScan<WorkUnit> {
    private final DumpOptions dump;

    AnalysisScan(ReadOptions options, DumpOptions dump) {
        super(
                options,
                Map.of(
                        "layer", HeadId::layer,
                        "q_head", HeadId::head,
                        "k_head", query -> dump.layout().keyHeadOf(query.head())));
        this.dump = dump;
    }

    @Override
    public StructType readSchema() {
        return options.schema();
    }

    /** The work units of all dumps, one dump after the other. Reads footers; only the wanted heads' files are opened. */
    @Override
    List<Partition<WorkUnit>> plan(List<String> dumps, HeadFilters selected, SparkContext spark) throws DumpException {
        int cores = Math.max(1, spark.defaultParallelism() / Math.max(1, dumps.size()));
        Map<String, DumpPlan> plans = new LinkedHashMap<>();
        for (String path : dumps) {
            DumpPlan plan =
                    DumpPlan.of(dump.at(path), query -> selected.test(path, query), spark.hadoopConfiguration(), cores);
            plans.put(path, options.output().isOfKeyHeads() ? plan : plan.withoutKeyHeads());
        }
        int size = plans.values().stream().mapToInt(DumpPlan::size).sum();
        List<Partition<WorkUnit>> partitions = new ArrayList<>();
        plans.forEach((path, plan) -> plan.within(dump.memory(), size)
                .units()
                .forEach(unit -> partitions.add(new Partition<>(path, unit, unit.hosts()))));
        partitions.forEach(
                partition -> options.failedHeads().refuse(partition.content().problem()));
        return partitions;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new Readers(
                options.output().table(),
                options.dumps().areSeveral(),
                options.analysis(),
                options.failedHeads(),
                dump.sampling(),
                hadoop());
    }

    /**
     * Creates, on an executor, the reader that analyses a work unit.
     *
     * @param withDump whether rows start with the dump's path
     */
    private record Readers(
            OutputTable output,
            boolean withDump,
            AnalysisSettings settings,
            FailedHeads failedHeads,
            SamplingOptions sampling,
            Broadcast<SerializableConfiguration> hadoop)
            implements PartitionReaderFactory {
        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            Partition<?> part = (Partition<?>) partition;
            return new Rows(
                    new UnitReader(
                            (WorkUnit) part.content(), sampling, hadoop.value().value()),
                    withDump ? Optional.of(part.dump()) : Optional.empty());
        }

        /** The rows of a work unit's query heads. Each head is analysed when its first row is requested. */
        private final class Rows implements PartitionReader<InternalRow> {
            private final UnitReader unit;
            private final Optional<String> dump;
            private final Iterator<UnitOutcome> outcomes;
            private Iterator<InternalRow> rows = Collections.emptyIterator();
            private InternalRow row;

            private Rows(UnitReader unit, Optional<String> dump) {
                this.unit = unit;
                this.dump = dump;
                this.outcomes = new UnitAnalysis(settings).call(unit);
            }

            /** @throws IllegalArgumentException with the head's error, in one line, if a head failed and such heads fail the query */
            @Override
            public boolean next() {
                while (!rows.hasNext()) {
                    if (!outcomes.hasNext()) {
                        return false;
                    }
                    UnitOutcome outcome = outcomes.next();
                    failedHeads.refuse(outcome.error()
                            .map(error -> dump.map(path -> path + ": ").orElse("")
                                    + outcome.head().label() + ": " + error));
                    rows = outcome.rows(output.table())
                            .map(cells -> AnalysisTable.row(cells, dump))
                            .iterator();
                }
                row = rows.next();
                return true;
            }

            @Override
            public InternalRow get() {
                return row;
            }

            @Override
            public void close() {
                unit.close();
            }
        }
    }
}
