package plasticity.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The layout of a head's Parquet file: its columns and parquet-java's options. */
public final class HeadFile {
    /** parquet-java's defaults: dictionaries, data pages v1, no compression. */
    public static final HeadFile USUAL = new HeadFile(
            MessageTypeParser.parseMessageType(
                    """
                    message head {
                      optional int32 bucket;
                      optional int32 example_id;
                      optional int32 position;
                      optional int32 sliding_window;
                      optional group vector (LIST) {
                        repeated group list {
                          optional float element;
                        }
                      }
                    }
                    """),
            options -> options);

    private final MessageType schema;
    private final UnaryOperator<Options> options;

    private HeadFile(MessageType schema, UnaryOperator<Options> options) {
        this.schema = schema;
        this.options = options;
    }

    public HeadFile with(UnaryOperator<Options> more) {
        return new HeadFile(schema, before -> more.apply(options.apply(before)));
    }

    /** Replaces the declaration of a column, or appends it if there is none with its name. */
    public HeadFile column(String declaration) {
        Type column = MessageTypeParser.parseMessageType("message head { " + declaration + " }")
                .getType(0);
        List<Type> columns = new ArrayList<>(schema.getFields());
        columns.replaceAll(present -> present.getName().equals(column.getName()) ? column : present);
        if (!columns.contains(column)) {
            columns.add(column);
        }
        return new HeadFile(new MessageType("head", columns), options);
    }

    public HeadFile without(String name) {
        List<Type> columns = new ArrayList<>(schema.getFields());
        columns.removeIf(column -> column.getName().equals(name));
        return new HeadFile(new MessageType("head", columns), options);
    }

    /** Writes a file and creates missing parent directories. */
    public Path write(Path file, List<DumpRow> rows) throws IOException {
        Files.createDirectories(file.getParent());
        try (ParquetWriter<DumpRow> writer =
                options.apply(new Options(new LocalOutputFile(file), schema)).build()) {
            for (DumpRow row : rows) {
                writer.write(row);
            }
        }
        return file;
    }

    /** parquet-java's options. */
    public static final class Options extends ParquetWriter.Builder<DumpRow, Options> {
        private final MessageType schema;

        private Options(OutputFile file, MessageType schema) {
            super(file);
            withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
            this.schema = schema;
        }

        @Override
        protected Options self() {
            return this;
        }

        @Override
        protected WriteSupport<DumpRow> getWriteSupport(ParquetConfiguration ignored) {
            return new RowWriter(schema);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the base class
        protected WriteSupport<DumpRow> getWriteSupport(Configuration ignored) {
            return new RowWriter(schema);
        }
    }

    private static final class RowWriter extends WriteSupport<DumpRow> {
        private final MessageType schema;
        private RecordConsumer consumer;

        private RowWriter(MessageType schema) {
            this.schema = schema;
        }

        @Override
        public WriteContext init(ParquetConfiguration ignored) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the base class
        public WriteContext init(Configuration ignored) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(DumpRow row) {
            consumer.startMessage();
            for (int i = 0; i < schema.getFieldCount(); i++) {
                Type column = schema.getType(i);
                field(column, i, row.value(column.getName()));
            }
            consumer.endMessage();
        }

        private void field(Type type, int index, Object value) {
            if (value == null || (type.isRepetition(Type.Repetition.REPEATED) && ((List<?>) value).isEmpty())) {
                return;
            }
            consumer.startField(type.getName(), index);
            if (type.isRepetition(Type.Repetition.REPEATED)) {
                ((List<?>) value).forEach(element -> single(type, element));
            } else {
                single(type, value);
            }
            consumer.endField(type.getName(), index);
        }

        /** A group contains one field at every level: a list its repeated field, a repeated group its element. */
        private void single(Type type, Object value) {
            if (type.isPrimitive()) {
                primitive(type.asPrimitiveType(), value);
                return;
            }
            GroupType group = type.asGroupType();
            consumer.startGroup();
            for (int i = 0; i < group.getFieldCount(); i++) {
                field(group.getType(i), i, value);
            }
            consumer.endGroup();
        }

        private void primitive(PrimitiveType type, Object value) {
            switch (type.getPrimitiveTypeName()) {
                case INT32 -> consumer.addInteger(((Number) value).intValue());
                case INT64 -> consumer.addLong(((Number) value).longValue());
                case FLOAT -> consumer.addFloat(((Number) value).floatValue());
                case DOUBLE -> consumer.addDouble(((Number) value).doubleValue());
                case BOOLEAN -> consumer.addBoolean(value != null);
                case FIXED_LEN_BYTE_ARRAY -> consumer.addBinary(Halves.bytes(((Number) value).doubleValue()));
                default -> consumer.addBinary(Binary.fromString(value.toString()));
            }
        }
    }
}
