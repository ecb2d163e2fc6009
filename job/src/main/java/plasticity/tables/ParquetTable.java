package plasticity.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** One Parquet file: int32, double and string columns of the CSV table's names, null for an undefined figure, zstd. */
final class ParquetTable {
    private ParquetTable() {}

    static <R> void write(String table, List<Column<R>> columns, Stream<R> rows, OutputStream out) throws IOException {
        try (ParquetWriter<R> writer = new Builder<>(new StreamOutputFile(out), table, columns).build()) {
            for (Iterator<R> iterator = rows.iterator(); iterator.hasNext(); ) {
                writer.write(iterator.next());
            }
        }
    }

    private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {
        private final String table;
        private final List<Column<R>> columns;

        private Builder(OutputFile file, String table, List<Column<R>> columns) {
            super(file);
            this.table = table;
            this.columns = columns;
            withCompressionCodec(CompressionCodecName.ZSTD);
        }

        @Override
        protected Builder<R> self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the builder, so it has to be there
        protected WriteSupport<R> getWriteSupport(Configuration configuration) {
            return new Rows<>(table, columns);
        }
    }

    private static final class Rows<R> extends WriteSupport<R> implements CellSink {
        private final String table;
        private final List<Column<R>> columns;
        private RecordConsumer record;
        private String name;
        private int index;

        private Rows(String table, List<Column<R>> columns) {
            this.table = table;
            this.columns = columns;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the base class, so it has to be there
        public WriteContext init(Configuration configuration) {
            Types.MessageTypeBuilder message = Types.buildMessage();
            columns.forEach(column -> message.addField(typeOf(column)));
            MessageType schema = message.named(table);
            return new WriteContext(schema, Map.of());
        }

        private static Type typeOf(Column<?> column) {
            return switch (column.type()) {
                case WHOLE -> Types.optional(PrimitiveTypeName.INT32).named(column.name());
                case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
                case TEXT ->
                    Types.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
            };
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            record = consumer;
        }

        @Override
        public void write(R row) {
            record.startMessage();
            for (index = 0; index < columns.size(); index++) {
                name = columns.get(index).name();
                columns.get(index).write(row, this);
            }
            record.endMessage();
        }

        @Override
        public void whole(long value) {
            field(() -> record.addInteger((int) value));
        }

        @Override
        public void real(double value) {
            if (!Double.isNaN(value)) {
                field(() -> record.addDouble(value));
            }
        }

        @Override
        public void text(String value) {
            if (value != null) {
                field(() -> record.addBinary(Binary.fromString(value)));
            }
        }

        @Override
        public void empty() {}

        private void field(Runnable value) {
            record.startField(name, index);
            value.run();
            record.endField(name, index);
        }
    }
}
