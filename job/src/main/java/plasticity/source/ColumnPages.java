package plasticity.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * The pages of one column chunk, one after another as they are asked for: memory is bounded by a page, where parquet-java's own reader fetches
 * whole row groups. Checksums are verified where the writer stored them.
 *
 * <p>What is wrong with a page is thrown as {@link ParquetDecodingException}, and a failure to read as {@link UncheckedIOException}.
 */
final class ColumnPages implements PageReader {
    /** So many bytes follow the last one of every page, so that eight can be loaded at once anywhere. */
    static final int PADDING = Long.BYTES;

    private static final int LARGEST_PAGE = Integer.MAX_VALUE - 64;

    private final ChunkInput input;
    private final Chunk chunk;
    private final PageCodec codec;
    private long valuesPassed;
    private PageHeader header;

    ColumnPages(ChunkInput input, Chunk chunk, PageCodec codec) {
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
            if (!hasNext() || header.getType() != PageType.DICTIONARY_PAGE) {
                return null;
            }
            DictionaryPageHeader dictionary = header.getDictionary_page_header();
            int size = header.getUncompressed_page_size();
            byte[] bytes = codec.decompress(chunk.codec(), body(), 0, header.getCompressed_page_size(), size);
            header = null;
            return new DictionaryPage(
                    BytesInput.from(bytes, 0, size),
                    size,
                    dictionary.getNum_values(),
                    Encoding.valueOf(dictionary.getEncoding().name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over the next data page without reading more than its header. */
    void skipPage() {
        valuesPassed += nextValues();
        try {
            pass();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next data page; null at the end of the chunk. Its bytes stay its own. */
    @Override
    public DataPage readPage() {
        int values = nextValues();
        if (header == null) {
            return null;
        }
        valuesPassed += values;
        try {
            DataPage page = header.getType() == PageType.DATA_PAGE
                    ? pageV1(header.getData_page_header())
                    : pageV2(header.getData_page_header_v2());
            header = null;
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            header = Util.readPageHeader(input);
            requireSane(header.getCompressed_page_size());
            requireSane(header.getUncompressed_page_size());
        }
        return true;
    }

    /** A damaged header may name any size: memory is taken for it before anything else is noticed. */
    private void requireSane(int size) {
        long most = Math.max(chunk.bytes(), chunk.uncompressedBytes());
        if (size < 0 || size > Math.min(most, LARGEST_PAGE)) {
            throw new ParquetDecodingException(
                    "a page header names " + size + " bytes, its whole column chunk has " + most);
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
