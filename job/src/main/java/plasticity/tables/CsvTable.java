package plasticity.tables;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV as pandas reads and writes it: UTF-8, comma, a header, {@code \n}, an empty cell for an undefined figure.
 *
 * <p>A number is the shortest decimal that reads back to the same double, by one algorithm on every Java version ({@code Double.toString}
 * changed its digits in Java 19).
 */
final class CsvTable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private CsvTable() {}

    static <R> void write(List<Column<R>> columns, Stream<R> rows, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        @SuppressWarnings("resource") // closing the printer would close the caller's stream
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        for (Column<R> column : columns) {
            printer.print(column.name());
        }
        printer.println();
        Cells cells = new Cells(printer);
        for (Iterator<R> iterator = rows.iterator(); iterator.hasNext(); ) {
            R row = iterator.next();
            try {
                columns.forEach(column -> column.write(row, cells));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            printer.println();
        }
        printer.flush();
    }

    private record Cells(CSVPrinter printer) implements CellSink {
        @Override
        public void whole(long value) {
            print(Long.toString(value));
        }

        @Override
        public void real(double value) {
            print(Double.isNaN(value) ? null : NumberOutput.toString(value, true));
        }

        @Override
        public void text(String value) {
            print(value);
        }

        @Override
        public void empty() {
            print(null);
        }

        private void print(String cell) {
            try {
                printer.print(cell);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
