package plasticity.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Parquet: optional int32, double and string columns with the names of the CSV table, null for an undefined value, zstd. */
final class ParquetTable {
    /** Size of a row group, in bytes. It is in memory until it is complete, and a run writes all its tables at the same time. */
    private static final long ROW_GROUP = 16 << 20;

    private ParquetTable() {}

    static TableWriter writer(Table table, OutputStream out) throws IOException {
        return new Records(new Builder(new StreamFile(out), table).build());
    }

    private record Records(ParquetWriter<Row> writer) implements TableWriter {
        @Override
        public void write(Row row) throws IOException {
            writer.write(row);
        }

        @Override
        public void end() throws IOException {
            writer.close();
        }
    }

    /** A stream as a file for parquet-java. The stream is left open. */
    private record StreamFile(OutputStream out) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) throws IOException {
            return HadoopStreams.wrap(new FSDataOutputStream(out, null) {
                @Override
                public void close() throws IOException {
                    flush();
                }
            });
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final Table table;

        private Builder(OutputFile file, Table table) {
            super(file);
            this.table = table;
            withCompressionCodec(CompressionCodecName.ZSTD);
            withRowGroupSize(ROW_GROUP);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the base class
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new Rows(table);
        }
    }

    private static final class Rows extends WriteSupport<Row> implements CellSink {
        private final Table table;
        private RecordConsumer record;
        private String name;
        private int index;

        private Rows(Table table) {
            this.table = table;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the base class
        public WriteContext init(Configuration configuration) {
            Types.MessageTypeBuilder message = Types.buildMessage();
            table.columns().forEach(column -> message.addField(typeOf(column)));
            return new WriteContext(message.named(table.name()), Map.of());
        }

        private static Type typeOf(Column column) {
            return switch (column.type()) {
                case INTEGER -> Types.optional(PrimitiveTypeName.INT32).named(column.name());
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
        public void write(Row row) {
            record.startMessage();
            for (index = 0; index < table.columns().size(); index++) {
                name = table.columns().get(index).name();
                row.write(index, this);
            }
            record.endMessage();
        }

        @Override
        public void integer(int value) {
            field(() -> record.addInteger(value));
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
