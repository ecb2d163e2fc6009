package plasticity.estimates;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

/** A query or a key. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
record Token(int bucket, long text, double position, double[] x) {
    Token oriented(DenseVector signs) {
        double[] y = x.clone();
        TokenTable.orient(y, signs);
        return new Token(bucket, text, position, y);
    }

    static TokenTable table(List<Token> tokens, double window) {
        double[] windows = new double[tokens.size()];
        Arrays.fill(windows, window);
        return new TokenTable(
                tokens.stream().mapToInt(Token::bucket).toArray(),
                tokens.stream().mapToLong(Token::text).toArray(),
                tokens.stream().mapToDouble(Token::position).toArray(),
                windows,
                Vectors.ofDoubles(
                        tokens.size(),
                        tokens.get(0).x.length,
                        tokens.stream()
                                .flatMapToDouble(token -> Arrays.stream(token.x))
                                .toArray()));
    }
}
