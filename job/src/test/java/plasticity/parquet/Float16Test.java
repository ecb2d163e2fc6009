package plasticity.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.testing.Halves;

class Float16Test {
    @Test
    void allBitPatternsHaveTheDefinedValues() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            assertThat(Double.doubleToLongBits(StoredNumber.float16((short) bits)))
                    .as("bits %04x", bits)
                    .isEqualTo(Double.doubleToLongBits(Halves.value(bits)));
        }
    }

    /** Published examples, which also check the definition above. */
    @ParameterizedTest
    @CsvSource({
        "0000, 0.0",
        "8000, -0.0",
        "0001, 0x1p-24",
        "83ff, -0x1.ff8p-15",
        "0400, 0x1p-14",
        "3555, 0.333251953125",
        "3c00, 1.0",
        "3c01, 1.0009765625",
        "c000, -2.0",
        "7bff, 65504.0",
        "7c00, Infinity",
        "fc00, -Infinity",
        "7c01, NaN",
        "fe00, NaN"
    })
    void publishedExamplesHaveTheirValues(String bits, String number) {
        assertThat(Double.doubleToLongBits(StoredNumber.float16((short) Integer.parseInt(bits, 16))))
                .isEqualTo(Double.doubleToLongBits(Double.parseDouble(number)));
    }
}
