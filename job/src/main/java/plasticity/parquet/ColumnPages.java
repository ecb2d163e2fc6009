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
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import plasticity.fetch.Chunk;
import plasticity.fetch.LibraryCall;

/**
 * Reads the pages of a column chunk one after another. Memory is bounded by a page; parquet-java's own reader fetches a row group at once.
 * Checksums are verified if the writer stored them.
 *
 * <p>The caller passes an exception to {@link #unreadable}.
 */
public final class ColumnPages {
    /** Number of unused bytes after the last byte of every page, so that eight bytes can be loaded from any of its positions. */
    static final int PADDING = Long.BYTES;

    /** Bytes. Hundreds of times what writers make; a page that declares more is damaged or hostile. */
    private static final int LARGEST_PAGE = 1 << 28;

    /** Bytes. Statistics may contain two values of the column, which are numbers here. */
    private static final int LARGEST_HEADER = 1 << 20;

    /** Inverse of the share that a reused array is larger than the page. */
    private static final int SLACK = 8;

    private final String column;
    private final ChunkInput input;
    private final Chunk chunk;
    private final PageCodec codec;
    private long valuesRead;
    /** Of the page that is next; null if it was not read yet. */
    private PageHeader header;
    /** Offset of the current page's header within the chunk. */
    private long start;

    private final boolean isReusing;
    /** The latest page as stored, and decompressed. */
    private byte[] stored = new byte[0];

    private byte[] decompressed = new byte[0];

    /**
     * @param column for messages
     * @param isReusing whether a page's bytes may be overwritten when the next page is read
     */
    ColumnPages(String column, ChunkInput input, Chunk chunk, PageCodec codec, boolean isReusing) {
        this.column = column;
        this.isReusing = isReusing;
        this.input = input;
        this.chunk = chunk;
        this.codec = codec;
    }

    /** The dictionary, which precedes all data pages; null if there is none. */
    DictionaryPage readDictionaryPage() throws IOException {
        if (!hasNext() || header.getType() != PageType.DICTIONARY_PAGE) {
            return null;
        }
        DictionaryPageHeader dictionary = header.getDictionary_page_header();
        DictionaryPage page = new DictionaryPage(
                content(),
                header.getUncompressed_page_size(),
                dictionary.getNum_values(),
                Encoding.valueOf(dictionary.getEncoding().name()));
        header = null;
        return page;
    }

    /** Number of values of the next data page, nulls and empty lists included; 0 at the end of the chunk. */
    int nextValues() throws IOException {
        while (hasNext()) {
            if (header.getType() == PageType.DATA_PAGE || header.getType() == PageType.DATA_PAGE_V2) {
                return values(header);
            }
            skipBody();
        }
        return 0;
    }

    /** Number of values of a data page; 0 for other types. */
    private static int values(PageHeader page) {
        return switch (page.getType()) {
            case DATA_PAGE -> page.getData_page_header().getNum_values();
            case DATA_PAGE_V2 -> page.getData_page_header_v2().getNum_values();
            default -> 0;
        };
    }

    /** Skips the next data page. Reads only its header. */
    void skipPage() throws IOException {
        valuesRead += nextValues();
        skipBody();
    }

    /** The next data page, which must exist. */
    DataPage readPage() throws IOException {
        int values = nextValues();
        if (header == null) {
            throw new EOFException(
                    "the column chunk has " + valuesRead + " values, but the footer declares " + chunk.values());
        }
        valuesRead += values;
        DataPage page = header.getType() == PageType.DATA_PAGE
                ? pageV1(header.getData_page_header())
                : pageV2(header.getData_page_header_v2());
        header = null;
        return page;
    }

    /** A page cannot be read. The message contains its column and offset, the cause the reason. */
    private static final class PageException extends IOException {
        private static final long serialVersionUID = 1L;

        private PageException(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** Adds column and offset in the file of the current page's header to what is wrong with the page. */
    IOException unreadable(IOException problem) {
        return problem instanceof PageException
                ? problem
                : new PageException("column " + column + ", page at byte " + (chunk.start() + start), problem);
    }

    private DataPage pageV1(DataPageHeader page) throws IOException {
        return new DataPageV1(
                content(),
                page.getNum_values(),
                header.getUncompressed_page_size(),
                null,
                Encoding.valueOf(page.getRepetition_level_encoding().name()),
                Encoding.valueOf(page.getDefinition_level_encoding().name()),
                Encoding.valueOf(page.getEncoding().name()));
    }

    private BytesInput content() throws IOException {
        int size = header.getUncompressed_page_size();
        return BytesInput.from(
                codec.decompress(
                        chunk.codec(), body(), 0, header.getCompressed_page_size(), size, this::forDecompressed),
                0,
                size);
    }

    /** The levels precede the values and are not compressed. */
    private DataPage pageV2(DataPageHeaderV2 page) throws IOException {
        int repetition = page.getRepetition_levels_byte_length();
        int definition = page.getDefinition_levels_byte_length();
        long declared = (long) repetition + definition;
        if (repetition < 0
                || definition < 0
                || declared > Math.min(header.getUncompressed_page_size(), header.getCompressed_page_size())) {
            throw new IOException("a page's levels are larger than the page");
        }
        int levels = (int) declared;
        int size = header.getUncompressed_page_size() - levels;
        int compressed = header.getCompressed_page_size() - levels;
        byte[] body = body();
        // An empty page may be stored as no bytes, which codecs reject.
        boolean isCompressed =
                page.isIs_compressed() && compressed > 0 && chunk.codec() != CompressionCodecName.UNCOMPRESSED;
        if (!isCompressed) {
            PageCodec.requireSize(compressed, size);
        }
        byte[] values = isCompressed
                ? codec.decompress(chunk.codec(), body, levels, compressed, size, this::forDecompressed)
                : body;
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                page.getNum_values(),
                BytesInput.from(body, 0, repetition),
                BytesInput.from(body, repetition, definition),
                Encoding.valueOf(page.getEncoding().name()),
                BytesInput.from(values, isCompressed ? 0 : levels, size),
                null);
    }

    /** Whether there is another page; if so, its header has been read. */
    private boolean hasNext() throws IOException {
        if (header == null) {
            if (valuesRead >= chunk.values() || input.left() == 0) {
                return false;
            }
            start = chunk.bytes() - input.left();
            PageHeader next = readHeader();
            requireComplete(next);
            requirePlausible(next.getCompressed_page_size());
            requirePlausible(next.getUncompressed_page_size());
            header = next;
        }
        return true;
    }

    private PageHeader readHeader() throws IOException {
        ByteArrayInputStream checked;
        try {
            checked = new ByteArrayInputStream(ThriftStruct.read(input, Math.min(LARGEST_HEADER, input.left())));
        } catch (IOException e) {
            throw new IOException("corrupt page header: " + e.getMessage(), e);
        }
        return LibraryCall.get(() -> Util.readPageHeader(checked));
    }

    /** Requires the struct that the header's type implies, and no more values than the chunk has left. */
    private void requireComplete(PageHeader page) throws IOException {
        PageType type = page.getType();
        if (type == null
                || (type == PageType.DATA_PAGE && !page.isSetData_page_header())
                || (type == PageType.DATA_PAGE_V2 && !page.isSetData_page_header_v2())
                || (type == PageType.DICTIONARY_PAGE && !page.isSetDictionary_page_header())) {
            throw new IOException("corrupt page header: missing page type");
        }
        int values = values(page);
        if (values < 0 || values > chunk.values() - valuesRead) {
            throw new IOException("a page header declares " + values + " values, but only "
                    + (chunk.values() - valuesRead) + " remain in the column chunk");
        }
    }

    /** A damaged header may declare any size, for which memory would be allocated. */
    private void requirePlausible(int size) throws IOException {
        long most = mostBytes();
        if (size < 0 || size > most) {
            throw new IOException("a page header declares " + size + " bytes, but its column chunk has " + most);
        }
        if (size > LARGEST_PAGE) {
            throw new IOException("a page header declares " + size + " bytes; the maximum is " + LARGEST_PAGE);
        }
    }

    /** The size of a page is at most that of the chunk. */
    private long mostBytes() {
        return Math.max(chunk.bytes(), chunk.uncompressedBytes());
    }

    private void skipBody() throws IOException {
        int size = header.getCompressed_page_size();
        if (input.skip(size) < size) {
            throw new EOFException("the column chunk ends within a page");
        }
        header = null;
    }

    /** The page as stored; its checksum is verified. */
    private byte[] body() throws IOException {
        int size = header.getCompressed_page_size();
        if (size > input.left()) {
            throw new EOFException("the column chunk ends within a page");
        }
        stored = atLeast(size + PADDING, stored);
        input.readFully(stored, size);
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(stored, 0, size);
            if ((int) crc.getValue() != header.getCrc()) {
                throw new IOException("could not verify page integrity, CRC checksum verification failed");
            }
        }
        return stored;
    }

    private byte[] forDecompressed(int size) {
        decompressed = atLeast(size, decompressed);
        return decompressed;
    }

    /** A reused array is larger than the page, as the next pages often are, but not larger than the chunk. */
    private byte[] atLeast(int size, byte[] former) {
        if (isReusing && former.length >= size) {
            return former;
        }
        long withSlack = Math.min(size + size / SLACK, mostBytes() + PADDING);
        return new byte[isReusing ? (int) Math.max(size, withSlack) : size];
    }
}
