package plasticity.tasks;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;
import plasticity.plan.WorkUnit;
import plasticity.sample.TokenBlock;
import plasticity.session.SparkSecrets;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.HeadReader;
import plasticity.tokens.KeptRows;
import plasticity.tokens.SamplingOptions;

/**
 * Reads a work unit head after head. What is wrong with a head becomes that head's closing part; only a key head that cannot be read costs the
 * query heads that share it.
 */
public final class UnitReader implements Closeable {
    private static final long LARGEST_TABLE = Integer.MAX_VALUE - 16;

    private final WorkUnit unit;
    private final KeptRows keptRows;
    private final Configuration hadoop;
    private final Iterator<HeadFooter> heads;

    private HeadFooter head;
    private HeadReader reader;
    private int keyDimension;
    private String keyProblem;
    private HeadPart part;
    private boolean knowsSecrets;

    public UnitReader(WorkUnit unit, SamplingOptions sampling, Configuration hadoop) {
        this.unit = unit;
        this.keptRows = new KeptRows(sampling);
        this.hadoop = hadoop;
        List<HeadFooter> all = new ArrayList<>();
        all.add(unit.key());
        all.addAll(unit.queries());
        heads = all.iterator();
    }

    /** Moves to the next part; false when there is none. */
    public boolean next() {
        if (head == null) {
            if (!heads.hasNext()) {
                return false;
            }
            head = heads.next();
        }
        try {
            part = read();
        } catch (DumpException e) {
            learnSecrets();
            FailureLog.expected(e);
            part = close(null, OneLine.of(e.getMessage()));
        } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
            learnSecrets();
            part = close(null, head.directory() + ": " + FailureLog.bug(e));
        } catch (OutOfMemoryError e) {
            part = close(
                    null,
                    head.directory()
                            + ": not enough memory for the kept rows; lower max_tokens_per_head or give the task more");
        }
        return true;
    }

    /** Executors do not know the secrets in Hadoop's settings until they log something. */
    private void learnSecrets() {
        if (!knowsSecrets) {
            SparkSecrets.learn(hadoop);
            knowsSecrets = true;
        }
    }

    /** The current part. */
    public HeadPart part() {
        return part;
    }

    /** The head's next block, or its closing part. */
    private HeadPart read() throws DumpException {
        if (reader == null) {
            reader = new HeadReader(head, keptRows, hadoop);
            if (keyProblem != null) {
                return close(null, keyProblem);
            }
        }
        TokenBlock block = reader.next();
        if ((long) reader.dimension() * reader.keptRows() > LARGEST_TABLE) {
            throw new DumpException(head.directory() + ": " + reader.keptRows() + " kept rows of " + reader.dimension()
                    + " components are too many; lower max_tokens_per_head");
        }
        if (head.id().kind() == HeadKind.QUERY && reader.dimension() != keyDimension) {
            throw new DumpException(head.directory() + ": column vector: the queries have " + reader.dimension()
                    + " components, the keys of " + unit.key().directory() + " have " + keyDimension);
        }
        if (block != null) {
            return part(block, null, null);
        }
        return close(head.id().kind() == HeadKind.KEY ? reader.orientation() : null, null);
    }

    /**
     * Ends the current head.
     *
     * @param orientation of a key head that was read; else null
     * @param error null for a head that was read
     */
    private HeadPart close(DenseVector orientation, String error) {
        if (head.id().kind() == HeadKind.KEY) {
            if (error == null) {
                keyDimension = reader.dimension();
            } else {
                keyProblem = error;
            }
        }
        HeadPart closing = part(null, orientation, error);
        close();
        head = null;
        return closing;
    }

    private HeadPart part(TokenBlock block, DenseVector orientation, String error) {
        return new HeadPart(
                head.id(),
                unit.key().id().head(),
                reader == null ? OptionalInt.empty() : OptionalInt.of(reader.rows()),
                error == null ? reader.keptRows() : 0,
                error == null ? reader.dimension() : 0,
                block,
                block == null && reader != null ? reader.bytesRead() : 0,
                orientation,
                error);
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
