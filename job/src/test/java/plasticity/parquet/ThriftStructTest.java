package plasticity.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThriftStructTest {
    @Test
    void readsExactlyOneStruct() throws IOException {
        Statistics statistics = new Statistics();
        statistics.setMin_value(new byte[] {1, 2, 3});
        statistics.setIs_max_value_exact(true);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, 1 << 20, 77);
        header.setCrc(-5);
        header.setData_page_header(new DataPageHeader(300, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        header.getData_page_header().setStatistics(statistics);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writePageHeader(header, bytes);
        int length = bytes.size();
        bytes.write(new byte[] {9, 9, 9});
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        assertThat(ThriftStruct.read(in, bytes.size())).isEqualTo(Arrays.copyOf(bytes.toByteArray(), length));
        assertThat(in.available()).isEqualTo(3);
    }

    @Test
    void readsListsOfAnyLength() throws IOException {
        FileMetaData footer = new FileMetaData(1, List.of(new SchemaElement("root")), 0, List.of());
        for (int i = 0; i < 40; i++) {
            footer.addToKey_value_metadata(new KeyValue("key " + i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, bytes);
        assertThat(ThriftStruct.read(new ByteArrayInputStream(bytes.toByteArray()), bytes.size()))
                .isEqualTo(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "1805", "19FC0A00", "15", "15FFFFFFFFFFFFFFFFFFFFFF01", "1B05880000", "1D00", "1C"})
    void rejectsTruncatedInput(String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> ThriftStruct.read(new ByteArrayInputStream(bytes), bytes.length))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("it ");
    }

    @Test
    void nestingIsLimited() {
        byte[] bytes = new byte[1 << 20];
        Arrays.fill(bytes, (byte) 0x1C);
        assertThatThrownBy(() -> ThriftStruct.read(new ByteArrayInputStream(bytes), bytes.length))
                .hasMessage("nesting too deep");
    }
}
