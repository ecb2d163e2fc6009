package plasticity.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;

class BlockCodecTest {
    @ParameterizedTest
    @EnumSource
    void aBlockComesBackBitForBit(HeadKind kind) {
        TokenBlock block = Blocks.of(kind, DumpRow.random(77, 5));
        Blocks.assertSameBits(BlockCodec.decode(BlockCodec.encode(block)), block);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 300", "300, 1"})
    void anyShapeComesBack(int rows, int dimension) {
        TokenBlock block = Blocks.of(HeadKind.KEY, DumpRow.random(rows, dimension));
        Blocks.assertSameBits(BlockCodec.decode(BlockCodec.encode(block)), block);
    }

    @Test
    void extremesComeBack() {
        TokenBlock block = new TokenBlock(
                new int[] {Integer.MAX_VALUE, 0},
                new int[] {Integer.MIN_VALUE, -1},
                new long[] {Long.MIN_VALUE, Long.MAX_VALUE},
                new double[] {Double.MIN_VALUE, -0.0},
                new double[] {Double.NaN, Double.POSITIVE_INFINITY},
                new double[] {Double.MAX_VALUE, -Double.MIN_NORMAL});
        Blocks.assertSameBits(BlockCodec.decode(BlockCodec.encode(block)), block);
    }

    @Test
    void anEmptyBlockComesBack() {
        TokenBlock block = BlockCodec.decode(BlockCodec.encode(BlockBuilder.EMPTY));
        assertThat(block.size()).isZero();
        assertThat(block.vectors()).isEmpty();
    }

    @Test
    void aVectorComesBack() {
        DenseVector signs = new DenseVector(new double[] {1, -1, -0.0, Double.NaN});
        assertThat(BlockCodec.decodeVector(BlockCodec.encode(signs)).values()).containsExactly(signs.values());
    }
}
