package plasticity.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import plasticity.fetch.LibraryCall;

/**
 * The schema of a file's needed columns and the name of its writer, serialised as a footer of their own: parquet-java's schema is not
 * serialisable, and its text form does not preserve every column name.
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: never compared, never a key
public record StoredSchema(byte[] footer) implements Serializable {
    private static final int VERSION = 1;

    public static StoredSchema of(MessageType schema, String createdBy) throws IOException {
        ParquetMetadata bare = new ParquetMetadata(new FileMetaData(schema, Map.of(), createdBy), List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LibraryCall.run(
                () -> Util.writeFileMetaData(new ParquetMetadataConverter().toParquetMetadata(VERSION, bare), bytes));
        return new StoredSchema(bytes.toByteArray());
    }

    /** Schema and writer; the other members are empty. */
    public FileMetaData read() throws IOException {
        return LibraryCall.get(() -> new ParquetMetadataConverter()
                .fromParquetMetadata(Util.readFileMetaData(new ByteArrayInputStream(footer)))
                .getFileMetaData());
    }
}
