package plasticity.tables;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as JSON from which the same bits are read back: an object with a member per column. Integers and texts are arrays, doubles the base64 of
 * their bits, highest byte first.
 */
public final class TableJson {
    private TableJson() {}

    /**
     * Writes rows of one head.
     *
     * @param known a row whose cells a reader knows; its columns are left out
     * @throws IllegalArgumentException if a row has other cells in these columns
     */
    public static void write(JsonGenerator json, Table table, List<Row> rows, Row known) throws IOException {
        json.writeStartObject();
        for (Column column : table.columns()) {
            int index = table.indexOf(column);
            if (known.table().has(column)) {
                int knownIndex = known.table().indexOf(column);
                if (!rows.stream().allMatch(row -> row.hasSame(index, known, knownIndex))) {
                    throw new IllegalArgumentException(table + ": a row has another " + column.name());
                }
            } else {
                json.writeFieldName(column.name());
                write(json, column, index, rows);
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Column column, int index, List<Row> rows) throws IOException {
        if (column.type() == Column.Type.REAL) {
            ByteBuffer bits = ByteBuffer.allocate(rows.size() * Double.BYTES);
            rows.forEach(row -> bits.putDouble(row.number(index)));
            json.writeBinary(bits.array());
            return;
        }
        json.writeStartArray();
        for (Row row : rows) {
            if (column.type() == Column.Type.TEXT) {
                json.writeString(row.text(index));
            } else if (Double.isNaN(row.number(index))) {
                json.writeNull();
            } else {
                json.writeNumber((int) row.number(index));
            }
        }
        json.writeEndArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param json before the object
     * @param known has the cells that were left out
     * @throws IOException if the object has other columns, or a cell is not of its column's type
     */
    public static List<Row> read(JsonParser json, Table table, Row known) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, table);
        Rows rows = new Rows(table, known);
        for (Column column : table.columns()) {
            if (!known.table().has(column)) {
                require(column.name().equals(json.nextFieldName()), table);
                read(json, column, table.indexOf(column), rows);
                rows.endColumn();
            }
        }
        require(json.nextToken() == JsonToken.END_OBJECT, table);
        return rows.all;
    }

    private static void read(JsonParser json, Column column, int index, Rows rows) throws IOException {
        if (column.type() == Column.Type.REAL) {
            require(json.nextToken() == JsonToken.VALUE_STRING, column.name());
            ByteBuffer bits = ByteBuffer.wrap(json.getBinaryValue());
            require(bits.remaining() % Double.BYTES == 0, column.name());
            while (bits.hasRemaining()) {
                rows.next().put(index, bits.getDouble());
            }
            return;
        }
        require(json.nextToken() == JsonToken.START_ARRAY, column.name());
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (column instanceof Column.Int integer) {
                boolean isEmpty = token == JsonToken.VALUE_NULL && integer.isOptional();
                require(isEmpty || token == JsonToken.VALUE_NUMBER_INT, column.name());
                rows.next().put(index, isEmpty ? Double.NaN : json.getIntValue());
            } else {
                require(token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL, column.name());
                rows.next().put(index, token == JsonToken.VALUE_NULL ? null : json.getText());
            }
        }
    }

    private static void require(boolean isSound, Object what) throws IOException {
        if (!isSound) {
            throw new IOException("malformed cached result: " + what);
        }
    }

    /** Rows that are filled column by column. The first column determines their number. */
    private static final class Rows {
        private final Row start;
        private final List<Row> all = new ArrayList<>();
        private boolean isFirstColumn = true;
        private int next;

        private Rows(Table table, Row known) {
            start = table.row(known).incomplete();
        }

        private Row next() throws IOException {
            if (isFirstColumn) {
                all.add(start.copy());
            }
            require(next < all.size(), "columns of different length");
            return all.get(next++);
        }

        private void endColumn() throws IOException {
            require(next == all.size(), "columns of different length");
            next = 0;
            isFirstColumn = false;
        }
    }
}
