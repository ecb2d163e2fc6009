package plasticity.tables;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.parquet.io.InputFile;

/**
 * CSV as pandas reads and writes it: UTF-8, comma, a header, {@code \n}, an empty cell for an undefined value.
 *
 * <p>A double is written as the shortest decimal that is read back as the same double, by one algorithm on every Java version ({@code
 * Double.toString} changed in Java 19).
 */
final class CsvTable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private CsvTable() {}

    static TableWriter writer(Table table, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        @SuppressWarnings("resource") // closing the printer would close the caller's stream
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(table.columns().stream().map(Column::name));
        return new Records(printer);
    }

    static StoredTable read(String file, InputFile input, Collection<? extends Column> wanted) throws IOException {
        try (CSVParser parser =
                CSVParser.parse(new SequentialStream(input), StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new TableException(file + ": is empty, a header is expected");
            }
            List<String> names = header(records.next());
            StoredTable table = StoredTable.of(file, names, wanted);
            Map<StoredColumn, Integer> cells = new LinkedHashMap<>();
            table.columns().forEach(column -> cells.put(column, names.indexOf(column.name())));
            int rows = 0;
            while (records.hasNext()) {
                CSVRecord record = records.next();
                if (record.size() != names.size()) {
                    throw new TableException(location(file, parser) + ": has " + record.size()
                            + " cells, the header has " + names.size());
                }
                for (Map.Entry<StoredColumn, Integer> cell : cells.entrySet()) {
                    cell.getKey().parse(record.get(cell.getValue()), () -> location(file, parser));
                }
                rows++;
            }
            return table.ofRows(rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String location(String file, CSVParser parser) {
        return file + ":" + parser.getCurrentLineNumber();
    }

    static boolean hasColumns(InputFile file, Table table) throws IOException {
        String header = table.columns().stream().map(Column::name).collect(Collectors.joining(","));
        try (InputStream in = file.newStream()) {
            // One more character shows whether the header ends there.
            String start = new String(in.readNBytes(header.length() + 1), StandardCharsets.UTF_8);
            return header.startsWith(start) || start.equals(header + "\n") || start.equals(header + "\r");
        }
    }

    /** Removes the byte order mark that some editors write. */
    private static List<String> header(CSVRecord record) {
        List<String> names = new ArrayList<>(record.toList());
        names.replaceAll(name -> name.replace("\uFEFF", "").strip());
        return names;
    }

    private record Records(CSVPrinter printer) implements TableWriter, CellSink {
        @Override
        public void write(Row row) throws IOException {
            try {
                row.write(this);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            printer.println();
        }

        @Override
        public void end() throws IOException {
            printer.flush();
        }

        @Override
        public void integer(int value) {
            print(Integer.toString(value));
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
