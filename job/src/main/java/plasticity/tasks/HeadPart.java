package plasticity.tasks;

import java.util.OptionalInt;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.heads.HeadId;
import plasticity.sample.TokenBlock;

/**
 * What reading a work unit gives, piece by piece. For every one of its heads, the key head first: blocks of kept tokens and then one closing
 * part. A head that cannot be read has a closing part with an error.
 *
 * @param head which head
 * @param keyHead number of the unit's key head
 * @param rows rows of the table as the footers tell, kept or not; empty when unknown
 * @param keptRows how many of them are kept; 0 on an error
 * @param dimension d; 0 on an error
 * @param block kept tokens, to be used before the next part is asked for; null on the closing part
 * @param bytes on the closing part, stored bytes of column chunks that were read of the head, also of one that cannot be read; else 0
 * @param orientation on a key head's closing part, else null
 * @param error one line, on the closing part of a head that cannot be read, else null
 */
public record HeadPart(
        HeadId head,
        int keyHead,
        OptionalInt rows,
        int keptRows,
        int dimension,
        TokenBlock block,
        long bytes,
        DenseVector orientation,
        String error) {

    /** Whether this is the last part of its head. */
    public boolean isClosing() {
        return block == null;
    }
}
