package plasticity.connector;

import java.io.UncheckedIOException;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import plasticity.source.DumpOptions;
import plasticity.source.HeadPartSource;
import plasticity.source.TooLittleMemoryException;

/** The analysis as a table: a partition for each work unit of the query heads that are asked for. */
final class FigureScan implements Scan, Batch {
    private final ReadOptions options;
    private final HeadFilters heads;
    private final Batch parts;

    FigureScan(ReadOptions options, DumpOptions dump, HeadFilters heads) {
        this.options = options;
        this.heads = heads;
        this.parts = HeadPartSource.batch(dump, heads);
    }

    @Override
    public StructType readSchema() {
        return options.output().figures().schema();
    }

    @Override
    public String description() {
        return options + ", " + heads;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    /** @throws IllegalArgumentException when there is no dump, no unit fits into memory, or footers tell already that a head will fail the query */
    @Override
    public InputPartition[] planInputPartitions() {
        InputPartition[] units;
        try {
            units = parts.planInputPartitions();
        } catch (UncheckedIOException | TooLittleMemoryException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        for (InputPartition unit : units) {
            options.failedHeads().refuse(HeadPartSource.problem(unit));
        }
        return units;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new FigureReaderFactory(
                options.output(), options.analysis(), options.failedHeads(), parts.createReaderFactory());
    }
}
