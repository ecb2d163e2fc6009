package plasticity.tasks;

import java.util.OptionalInt;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.heads.HeadId;
import plasticity.sample.TokenBlock;

/**
 * What {@link UnitReader} returns step by step: blocks of kept tokens of a head, then the head's end block, which has no tokens but the
 * orientation or the error. The key head comes first.
 *
 * @param head the head of this block
 * @param keyHead number of the unit's key head
 * @param rows rows of the head according to its footers, kept or not; empty if unknown
 * @param keptRows how many of them are kept; 0 on an error
 * @param dimension d; 0 on an error
 * @param tokens kept tokens, valid until the next block is read; null in the end block
 * @param bytes in the end block, stored bytes of the head's column chunks that were read, also on an error; else 0
 * @param orientation in a key head's end block, unless it has an error; else null
 * @param isWanted whether results of the head are wanted; a query head without is only counted for the estimates of the key head
 * @param error one line, in the end block of a head that cannot be read; else null
 */
public record HeadBlock(
        HeadId head,
        int keyHead,
        OptionalInt rows,
        int keptRows,
        int dimension,
        TokenBlock tokens,
        long bytes,
        DenseVector orientation,
        boolean isWanted,
        String error) {

    /** Whether this is the end block of its head. */
    public boolean isEnd() {
        return tokens == null;
    }
}
