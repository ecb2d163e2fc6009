package plasticity.tasks;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
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
import plasticity.tokens.FileSequence;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.HeadReader;
import plasticity.tokens.KeptRows;
import plasticity.tokens.SamplingOptions;

/**
 * Reads the heads of a work unit one after the other, key head first. An error of a head is in its end block and does not stop the other heads,
 * except that an error of the key head is also the error of all query heads. A block's arrays are valid until the next block is read.
 */
public final class UnitReader implements Iterator<HeadBlock>, Closeable {
    private static final long LARGEST_TABLE = Integer.MAX_VALUE - 16;

    private final WorkUnit unit;
    private final KeptRows keptRows;
    private final Configuration hadoop;
    private final Iterator<HeadFooter> heads;
    private final FileSequence files;

    private HeadFooter head;
    private HeadReader reader;
    private int keyDimension;
    private String keyError;
    private boolean knowsSecrets;

    public UnitReader(WorkUnit unit, SamplingOptions sampling, Configuration hadoop) {
        this.unit = unit;
        this.keptRows = new KeptRows(sampling);
        this.hadoop = hadoop;
        this.heads = unit.heads().iterator();
        this.files = new FileSequence(unit.heads().toList(), hadoop);
    }

    @Override
    public boolean hasNext() {
        return head != null || heads.hasNext();
    }

    @Override
    public HeadBlock next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (head == null) {
            head = heads.next();
        }
        try {
            return read();
        } catch (DumpException e) {
            learnSecrets();
            FailureLog.expected(e);
            return end(null, OneLine.of(e.getMessage()));
        } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
            learnSecrets();
            return end(null, head.directory() + ": " + FailureLog.bug(e));
        } catch (OutOfMemoryError e) {
            return end(
                    null,
                    head.directory()
                            + ": not enough memory for the kept rows; lower max_tokens_per_head or give the task more");
        }
    }

    /** Executors do not know the secrets in Hadoop's settings until they log something. */
    private void learnSecrets() {
        if (!knowsSecrets) {
            SparkSecrets.learn(hadoop);
            knowsSecrets = true;
        }
    }

    /** The head's next block or its end block. */
    private HeadBlock read() throws DumpException {
        if (reader == null) {
            reader = new HeadReader(head, keptRows, hadoop, files);
            if (keyError != null) {
                return end(null, keyError);
            }
        }
        TokenBlock tokens = reader.next();
        if ((long) reader.dimension() * reader.keptRows() > LARGEST_TABLE) {
            throw new DumpException(head.directory() + ": " + reader.keptRows() + " kept rows of " + reader.dimension()
                    + " components are too many; lower max_tokens_per_head");
        }
        if (head.id().kind() == HeadKind.QUERY && reader.dimension() != keyDimension) {
            throw new DumpException(head.directory() + ": column vector: the queries have " + reader.dimension()
                    + " components, the keys of " + unit.key().directory() + " have " + keyDimension);
        }
        if (tokens != null) {
            return block(tokens, null, null);
        }
        return end(head.id().kind() == HeadKind.KEY ? reader.orientation() : null, null);
    }

    /** Ends the current head; an orientation is given for a key head without error only. */
    private HeadBlock end(DenseVector orientation, String error) {
        if (head.id().kind() == HeadKind.KEY) {
            if (error == null) {
                keyDimension = reader.dimension();
            } else {
                keyError = error;
            }
        }
        HeadBlock end = block(null, orientation, error);
        closeReader();
        head = null;
        return end;
    }

    private HeadBlock block(TokenBlock tokens, DenseVector orientation, String error) {
        return new HeadBlock(
                head.id(),
                unit.key().id().head(),
                reader == null ? OptionalInt.empty() : OptionalInt.of(reader.rows()),
                error == null ? reader.keptRows() : 0,
                error == null ? reader.dimension() : 0,
                tokens,
                tokens == null && reader != null ? reader.bytesRead() : 0,
                orientation,
                unit.isWanted(head.id()),
                error);
    }

    @Override
    public void close() {
        closeReader();
        files.close();
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
