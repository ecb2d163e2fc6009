package plasticity.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExceptionTextTest {
    private static final String PAGE_HEADER = "can not read class org.apache.parquet.format.PageHeader: ";

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new IOException("no such file"), "no such file"),
                Arguments.of(new IOException(new IOException("no such file")), "no such file"),
                Arguments.of(new EOFException(), "it ends too early"),
                Arguments.of(new IOException(), "it cannot be read"),
                Arguments.of(new ArrayIndexOutOfBoundsException(3), "inconsistent metadata"),
                Arguments.of(new NullPointerException("\"page\" is null"), "inconsistent metadata"),
                Arguments.of(new OutOfMemoryError("Java heap space"), "declared sizes exceed available memory"),
                Arguments.of(new StackOverflowError(), "nesting too deep"),
                Arguments.of(
                        new IOException("Class com.hadoop.compression.lzo.LzoCodec was not found"),
                        "Class LzoCodec was not found"),
                Arguments.of(
                        new IOException(
                                PAGE_HEADER + "Required field 'count' was not found in serialized data! Struct: "
                                        + "org.apache.parquet.format.X$Scheme@12ab"),
                        "corrupt page header: it lacks count"),
                Arguments.of(
                        new IOException(PAGE_HEADER + "Socket is closed by peer."),
                        "corrupt page header: it ends too early"),
                Arguments.of(
                        new IOException(PAGE_HEADER.replace("PageHeader", "FileMetaData") + "don't know what type: 15"),
                        "corrupt footer: it has a value of an unknown type"));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void containsNoClassNames(Throwable exception, String reason) {
        assertThat(ExceptionText.of(exception)).isEqualTo(reason);
    }
}
