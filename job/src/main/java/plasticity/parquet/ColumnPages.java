package plasticity.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;
import plasticity.fetch.Chunk;

/**
 * The pages of one column chunk, one after another as they are asked for: memory is bounded by a page, where parquet-java's own reader fetches
 * whole row groups. Checksums are verified where the writer stored them.
 *
 * <p>A page that cannot be read is thrown as {@link PageException}, with its column and its place in the file.
 */
final class ColumnPages implements PageReader {
    /** So many bytes follow the last one of every page, so that eight can be loaded at once anywhere. */
    static final int PADDING = Long.BYTES;

    /** Hundreds of times what writers make; a page that names more is a damaged or hostile one. */
    private static final int LARGEST_PAGE = 1 << 28;

    /** Statistics may hold two values of the column, which are numbers here. */
    private static final int LARGEST_HEADER = 1 << 20;

    private final String column;
    private final ChunkInput input;
    private final Chunk chunk;
    private final PageCodec codec;
    private long valuesPassed;
    private PageHeader header;
    /** Where the current page's header starts, within the chunk. */
    private long start;

    /** @param column for messages */
    ColumnPages(String column, ChunkInput input, Chunk chunk, PageCodec codec) {
        this.column = column;
        this.input = input;
        this.chunk = chunk;
        this.codec = codec;
    }

    @Override
    public long getTotalValueCount() {
        return chunk.values();
    }

    /** The dictionary, which comes before all data pages; null where there is none. */
    @Override
    public DictionaryPage readDictionaryPage() {
        try {
            return hasNext() && header.getType() == PageType.DICTIONARY_PAGE ? dictionaryPage() : null;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private DictionaryPage dictionaryPage() throws IOException {
        DictionaryPageHeader dictionary = header.getDictionary_page_header();
        int size = header.getUncompressed_page_size();
        byte[] bytes = codec.decompress(chunk.codec(), body(), 0, header.getCompressed_page_size(), size);
        header = null;
        return new DictionaryPage(
                BytesInput.from(bytes, 0, size),
                size,
                dictionary.getNum_values(),
                Encoding.valueOf(dictionary.getEncoding().name()));
    }

    /** Values of the next data page, levels alone included; 0 at the end of the chunk. */
    int nextValues() {
        try {
            while (hasNext()) {
                switch (header.getType()) {
                    case DATA_PAGE -> {
                        return header.getData_page_header().getNum_values();
                    }
                    case DATA_PAGE_V2 -> {
                        return header.getData_page_header_v2().getNum_values();
                    }
                    default -> pass();
                }
            }
            return 0;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Passes over the next data page without reading more than its header. */
    void skipPage() {
        valuesPassed += nextValues();
        try {
            pass();
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** The next data page, which there must be. Its bytes stay its own. */
    @Override
    public DataPage readPage() {
        int values = nextValues();
        try {
            if (header == null) {
                throw new EOFException(
                        "the column chunk has " + valuesPassed + " values, its footer names " + chunk.values());
            }
            valuesPassed += values;
            DataPage page = header.getType() == PageType.DATA_PAGE
                    ? pageV1(header.getData_page_header())
                    : pageV2(header.getData_page_header_v2());
            header = null;
            return page;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** For what is wrong with the current page. */
    PageException unreadable(Exception problem) {
        return problem instanceof PageException told ? told : new PageException(column, chunk.start() + start, problem);
    }

    private DataPage pageV1(DataPageHeader page) throws IOException {
        int size = header.getUncompressed_page_size();
        byte[] bytes = codec.decompress(chunk.codec(), body(), 0, header.getCompressed_page_size(), size);
        return new DataPageV1(
                BytesInput.from(bytes, 0, size),
                page.getNum_values(),
                size,
                null,
                Encoding.valueOf(page.getRepetition_level_encoding().name()),
                Encoding.valueOf(page.getDefinition_level_encoding().name()),
                Encoding.valueOf(page.getEncoding().name()));
    }

    /** Levels stand uncompressed before the values. */
    private DataPage pageV2(DataPageHeaderV2 page) throws IOException {
        int repetition = page.getRepetition_levels_byte_length();
        int definition = page.getDefinition_levels_byte_length();
        int levels = repetition + definition;
        int size = header.getUncompressed_page_size() - levels;
        int compressed = header.getCompressed_page_size() - levels;
        if (repetition < 0 || definition < 0 || size < 0 || compressed < 0) {
            throw new ParquetDecodingException("a page's levels are larger than the page");
        }
        byte[] stored = body();
        // An empty page may be stored as no bytes at all, which no codec takes.
        boolean isCompressed =
                page.isIs_compressed() && compressed > 0 && chunk.codec() != CompressionCodecName.UNCOMPRESSED;
        if (!isCompressed) {
            PageCodec.requireSize(compressed, size);
        }
        byte[] values = isCompressed ? codec.decompress(chunk.codec(), stored, levels, compressed, size) : stored;
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                page.getNum_values(),
                BytesInput.from(stored, 0, repetition),
                BytesInput.from(stored, repetition, definition),
                Encoding.valueOf(page.getEncoding().name()),
                BytesInput.from(values, isCompressed ? 0 : levels, size),
                null);
    }

    /** Whether there is one more page; its header is read then. */
    private boolean hasNext() throws IOException {
        if (header == null) {
            if (valuesPassed >= chunk.values() || input.left() == 0) {
                return false;
            }
            start = chunk.bytes() - input.left();
            PageHeader next = readHeader();
            requireWhole(next);
            requireSane(next.getCompressed_page_size());
            requireSane(next.getUncompressed_page_size());
            header = next;
        }
        return true;
    }

    private PageHeader readHeader() throws IOException {
        byte[] header;
        try {
            header = ThriftStruct.read(input, Math.min(LARGEST_HEADER, input.left()));
        } catch (IOException e) {
            throw new IOException("a page header is damaged: " + e.getMessage(), e);
        }
        return Util.readPageHeader(new ByteArrayInputStream(header));
    }

    /** What a header's type promises has to be there; values beyond the chunk's would be of no row. */
    private void requireWhole(PageHeader page) {
        int values = 0;
        boolean isWhole = page.getType() != null;
        if (page.getType() == PageType.DATA_PAGE) {
            isWhole = page.isSetData_page_header();
            values = isWhole ? page.getData_page_header().getNum_values() : 0;
        } else if (page.getType() == PageType.DATA_PAGE_V2) {
            isWhole = page.isSetData_page_header_v2();
            values = isWhole ? page.getData_page_header_v2().getNum_values() : 0;
        } else if (page.getType() == PageType.DICTIONARY_PAGE) {
            isWhole = page.isSetDictionary_page_header();
        }
        if (!isWhole) {
            throw new ParquetDecodingException("a page header is damaged: it does not tell what its page is");
        }
        if (values < 0 || values > chunk.values() - valuesPassed) {
            throw new ParquetDecodingException("a page header names " + values + " values, its column chunk has "
                    + (chunk.values() - valuesPassed) + " left");
        }
    }

    /** A damaged header may name any size: memory is taken for it before anything else is noticed. */
    private void requireSane(int size) {
        long most = Math.max(chunk.bytes(), chunk.uncompressedBytes());
        if (size < 0 || size > most) {
            throw new ParquetDecodingException(
                    "a page header names " + size + " bytes, its whole column chunk has " + most);
        }
        if (size > LARGEST_PAGE) {
            throw new ParquetDecodingException(
                    "a page header names " + size + " bytes; a page can have " + LARGEST_PAGE + " at most");
        }
    }

    private void pass() throws IOException {
        int size = header.getCompressed_page_size();
        if (input.skip(size) < size) {
            throw new EOFException("the column chunk ends within a page");
        }
        header = null;
    }

    /** The page as it is stored, with its checksum verified. */
    private byte[] body() throws IOException {
        int size = header.getCompressed_page_size();
        if (size > input.left()) {
            throw new EOFException("the column chunk ends within a page");
        }
        byte[] stored = new byte[size + PADDING];
        input.readFully(stored, size);
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(stored, 0, size);
            if ((int) crc.getValue() != header.getCrc()) {
                throw new ParquetDecodingException("could not verify page integrity, CRC checksum verification failed");
            }
        }
        return stored;
    }
}
