package plasticity.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import plasticity.inspect.Range;

/** The byte ranges of the parts of a sound Parquet file. */
public record FileRegions(Map<Kind, List<Range>> ranges) {
    private static final int TAIL = 8;

    /** The content of a range. */
    public enum Kind {
        PAGE_HEADER,
        DICTIONARY,
        DATA,
        FOOTER,
        /** The footer's length and the magic number. */
        TAIL,
        CHUNK,
        FILE
    }

    /** Bytes {@code [start, end)}. */
    public record Range(int start, int end) {
        int length() {
            return end - start;
        }
    }

    public static FileRegions of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Map<Kind, List<Range>> ranges = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            ranges.put(kind, new ArrayList<>());
        }
        for (BlockMetaData group : ParquetSurgery.rowGroups(file)) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                int start = (int) chunk.getStartingPos();
                int end = start + (int) chunk.getTotalSize();
                ranges.get(Kind.CHUNK).add(new Range(start, end));
                pages(bytes, start, end, ranges);
            }
        }
        int tail = bytes.length - TAIL;
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(tail);
        ranges.get(Kind.FOOTER).add(new Range(tail - footer, tail));
        ranges.get(Kind.TAIL).add(new Range(tail, bytes.length));
        ranges.get(Kind.FILE).add(new Range(0, bytes.length));
        return new FileRegions(ranges);
    }

    public List<Range> of(Kind kind) {
        return ranges.get(kind);
    }

    private static void pages(byte[] bytes, int start, int end, Map<Kind, List<Range>> ranges) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, start, end - start);
        while (in.available() > 0) {
            int header = end - in.available();
            PageHeader page = Util.readPageHeader(in);
            int body = end - in.available();
            in.skipNBytes(page.getCompressed_page_size());
            Kind kind = page.getType() == PageType.DICTIONARY_PAGE ? Kind.DICTIONARY : Kind.DATA;
            ranges.get(Kind.PAGE_HEADER).add(new Range(header, body));
            ranges.get(kind).add(new Range(body, body + page.getCompressed_page_size()));
        }
        ranges.get(Kind.DATA).removeIf(range -> range.length() == 0);
    }
}
