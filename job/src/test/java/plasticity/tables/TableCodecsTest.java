package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Supported codecs are tested by the plots, which have their libraries on the class path. */
class TableCodecsTest {
    /** {@code LZ4} is the variant with Hadoop's frames. */
    @ParameterizedTest
    @EnumSource(names = {"LZ4", "LZO"})
    void unsupportedCodecsAreReported(CompressionCodecName codec) {
        assertThatThrownBy(() -> new TableCodecs().getDecompressor(codec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unsupported codec " + codec);
    }
}
