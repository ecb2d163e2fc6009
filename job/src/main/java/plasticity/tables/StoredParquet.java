package plasticity.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Reads flat Parquet files without any of Hadoop's file systems, settings or codecs. */
final class StoredParquet {
    private StoredParquet() {}

    static boolean hasColumns(InputFile file, List<? extends Column<?>> columns) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(file, options())) {
            List<String> names = reader.getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
            return names.equals(columns.stream().map(Column::name).toList());
        } catch (RuntimeException e) { // parquet-java's way to tell of a damaged file
            return false;
        }
    }

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new TableCodecs())
                .build();
    }

    static StoredTable read(String file, InputFile input, Map<String, Column.Type> wanted) throws IOException {
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
        } catch (RuntimeException e) { // parquet-java's way to tell of a damaged file
            // It names the file by an address in memory.
            throw new IOException(String.valueOf(e.getMessage()).replace(input.toString(), "it"), e);
        }
    }

    private static int read(PageReadStore pages, MessageType schema, String writer, StoredTable table)
            throws TableException {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(pages, new NoRecords(), schema, writer);
        int rows = Math.toIntExact(pages.getRowCount());
        for (StoredColumn column : table.columns()) {
            ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {column.name()});
            ColumnReader cells = store.getColumnReader(descriptor);
            for (int row = 0; row < rows; row++) {
                String place = table.file();
                boolean isThere = cells.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
                switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
                    case INT32 -> column.number(isThere ? cells.getInteger() : Double.NaN, place);
                    case INT64 -> column.number(isThere ? cells.getLong() : Double.NaN, place);
                    case FLOAT -> column.number(isThere ? cells.getFloat() : Double.NaN, place);
                    case DOUBLE -> column.number(isThere ? cells.getDouble() : Double.NaN, place);
                    case BINARY -> column.parse(isThere ? cells.getBinary().toStringUsingUTF8() : "", place);
                    default ->
                        throw new TableException(place + ": " + column.name() + ": holds "
                                + descriptor.getPrimitiveType().getPrimitiveTypeName());
                }
                cells.consume();
            }
        }
        return rows;
    }

    /** Column readers ask for what would assemble records; nothing does here. */
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
