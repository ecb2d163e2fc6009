package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of the codecs that are read lie with the plots' tests, on whose class path they are read. */
class TableCodecsTest {
    /** {@code LZ4} is the one with Hadoop's frames. */
    @ParameterizedTest
    @EnumSource(names = {"LZ4", "LZO"})
    void otherCodecsAreNamed(CompressionCodecName codec) {
        assertThatThrownBy(() -> new TableCodecs().getDecompressor(codec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unsupported codec " + codec);
    }
}
