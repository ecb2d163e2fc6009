package plasticity.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;

/**
 * Reads a work unit head after head into rows of {@link UnitSchema}. What is wrong with a head becomes that head's closing row; only a key
 * head that cannot be read costs the query heads that share it.
 */
final class UnitReader implements PartitionReader<InternalRow> {
    private final WorkUnit unit;
    private final SamplingOptions sampling;
    private final Configuration hadoop;
    private final Iterator<PlannedHead> heads;

    private PlannedHead head;
    private HeadReader reader;
    private int keyDimension;
    private String keyProblem;
    private InternalRow row;

    UnitReader(WorkUnit unit, SamplingOptions sampling, Configuration hadoop) {
        this.unit = unit;
        this.sampling = sampling;
        this.hadoop = hadoop;
        List<PlannedHead> all = new ArrayList<>();
        all.add(unit.key());
        all.addAll(unit.queries());
        heads = all.iterator();
    }

    @Override
    public boolean next() {
        if (head == null) {
            if (!heads.hasNext()) {
                return false;
            }
            head = heads.next();
        }
        try {
            row = read();
        } catch (DumpException e) {
            row = close(OneLine.of(e.getMessage()));
        } catch (OutOfMemoryError e) {
            row = close(head.directory()
                    + ": not enough memory for the kept rows; lower max_tokens_per_head or give the task more");
        }
        return true;
    }

    /** The head's next block, or its closing row. */
    private InternalRow read() throws DumpException {
        if (reader == null) {
            reader = new HeadReader(head, sampling.maxTokensPerHead(), sampling.seed(), hadoop);
            if (keyProblem != null) {
                return close(keyProblem);
            }
        }
        TokenBlock block = reader.next();
        if (head.id().kind() == HeadKind.QUERY && reader.dimension() != keyDimension) {
            throw new DumpException(head.directory() + ": column vector: the queries have " + reader.dimension()
                    + " components, the keys of " + unit.key().directory() + " have " + keyDimension);
        }
        if (block == null) {
            return close(null);
        }
        return row(BlockCodec.encode(block), null, null);
    }

    /** Ends the current head, with an error or with null. */
    private InternalRow close(String error) {
        byte[] orientation = null;
        if (head.id().kind() == HeadKind.KEY) {
            if (error == null) {
                keyDimension = reader.dimension();
                orientation = BlockCodec.encode(reader.orientation());
            } else {
                keyProblem = error;
            }
        }
        InternalRow closing = row(null, orientation, error);
        close();
        head = null;
        return closing;
    }

    private InternalRow row(byte[] block, byte[] orientation, String error) {
        Object[] values = new Object[UnitSchema.schema().size()];
        values[UnitSchema.LAYER] = head.id().layer();
        values[UnitSchema.KIND] =
                UTF8String.fromString(String.valueOf(head.id().kind().letter()));
        values[UnitSchema.HEAD] = head.id().head();
        values[UnitSchema.KEY_HEAD] = unit.key().id().head();
        if (reader != null) {
            values[UnitSchema.ROWS] = reader.rows();
        }
        if (reader != null && error == null) {
            values[UnitSchema.KEPT_ROWS] = reader.keptRows();
            values[UnitSchema.DIMENSION] = reader.dimension();
        }
        values[UnitSchema.BLOCK] = block;
        values[UnitSchema.ORIENTATION] = orientation;
        values[UnitSchema.ERROR] = error == null ? null : UTF8String.fromString(error);
        return new GenericInternalRow(values);
    }

    @Override
    public InternalRow get() {
        return row;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
