package plasticity.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads flat Parquet files without Hadoop's file systems, settings and codecs. */
final class StoredParquet {
    private StoredParquet() {}

    static boolean hasColumns(InputFile file, Table table) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(file, options())) {
            List<String> names = reader.getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
            return names.equals(table.columns().stream().map(Column::name).toList());
        } catch (RuntimeException e) { // as parquet-java reports a damaged file
            return false;
        }
    }

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new TableCodecs())
                .build();
    }

    static StoredTable read(String file, InputFile input, Collection<? extends Column> wanted) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(input, options())) {
            MessageType schema = reader.getFileMetaData().getSchema();
            List<String> names = schema.getFields().stream().map(Type::getName).toList();
            StoredTable table = StoredTable.of(file, names, wanted);
            List<Type> fields = new ArrayList<>();
            for (StoredColumn column : table.columns()) {
                Type field = schema.getType(column.name());
                if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
                    throw new TableException(file + ": " + column.name() + ": holds lists or records");
                }
                fields.add(field);
            }
            int rows = 0;
            if (!fields.isEmpty()) {
                MessageType projection = new MessageType(schema.getName(), fields);
                reader.setRequestedSchema(projection);
                String writer = reader.getFileMetaData().getCreatedBy();
                for (PageReadStore pages = reader.readNextRowGroup();
                        pages != null;
                        pages = reader.readNextRowGroup()) {
                    rows += read(pages, projection, writer, table);
                }
            }
            return table.ofRows(rows);
        } catch (RuntimeException e) { // as parquet-java reports a damaged file
            // The message identifies the file by an address in memory.
            throw new IOException(String.valueOf(e.getMessage()).replace(input.toString(), "it"), e);
        }
    }

    private static int read(PageReadStore pages, MessageType schema, String writer, StoredTable table)
            throws TableException {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(pages, new NoRecords(), schema, writer);
        int rows = Math.toIntExact(pages.getRowCount());
        Supplier<String> location = table::file;
        for (StoredColumn column : table.columns()) {
            ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {column.name()});
            ColumnReader cells = store.getColumnReader(descriptor);
            for (int row = 0; row < rows; row++) {
                boolean isPresent = cells.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
                switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
                    case INT32 -> column.number(isPresent ? cells.getInteger() : Double.NaN, location);
                    case INT64 -> column.number(isPresent ? cells.getLong() : Double.NaN, location);
                    case FLOAT -> column.number(isPresent ? cells.getFloat() : Double.NaN, location);
                    case DOUBLE -> column.number(isPresent ? cells.getDouble() : Double.NaN, location);
                    case BINARY -> column.parse(isPresent ? cells.getBinary().toStringUsingUTF8() : "", location);
                    default ->
                        throw new TableException(table.file() + ": " + column.name() + ": holds "
                                + descriptor.getPrimitiveType().getPrimitiveTypeName());
                }
                cells.consume();
            }
        }
        return rows;
    }

    /** Column readers require a converter; no records are assembled here. */
    private static final class NoRecords extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
