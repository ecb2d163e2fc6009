package plasticity.tables;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The cells of a column that have been read so far: doubles for numbers, strings for text. */
final class StoredColumn {
    private final Column column;
    private final List<String> texts = new ArrayList<>();
    private double[] numbers = new double[16];
    private int size;

    StoredColumn(Column column) {
        this.column = column;
    }

    String name() {
        return column.name();
    }

    /**
     * Adds a cell of a CSV file, with numbers as pandas writes them.
     *
     * @param cell may be empty
     * @param location of the row, for messages
     */
    void parse(String cell, Supplier<String> location) throws TableException {
        if (column.type() == Column.Type.TEXT) {
            texts.add(cell);
            return;
        }
        String written = cell.strip();
        try {
            number(parsed(written), location);
        } catch (NumberFormatException e) {
            throw new TableException(
                    location.get() + ": " + name() + ": found \"" + shortened(written) + "\", " + expected(), e);
        }
    }

    private static double parsed(String written) {
        if (!written.isEmpty() && Character.isDigit(written.charAt(written.length() - 1))) {
            return NumberInput.parseDouble(written, true);
        }
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "", "nan" -> Double.NaN;
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(written);
        };
    }

    /** Adds a number; NaN if it is undefined. */
    void number(double value, Supplier<String> location) throws TableException {
        if (column.type() == Column.Type.TEXT) {
            throw new TableException(
                    location.get() + ": " + name() + ": found the number " + value + ", text is expected");
        }
        boolean mayBeEmpty = !(column instanceof Column.Int integer) || integer.isOptional();
        if (column instanceof Column.Int && value != (int) value && !(mayBeEmpty && Double.isNaN(value))) {
            throw new TableException(location.get() + ": " + name() + ": found "
                    + (Double.isNaN(value) ? "an empty cell" : String.valueOf(value)) + ", " + expected());
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = value;
    }

    private String expected() {
        return column.type() == Column.Type.INTEGER ? "an integer is expected" : "a number is expected";
    }

    private static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() <= 40 ? visible : visible.substring(0, 40) + "…";
    }

    /** Copies the cell of a row into a row that is being built. */
    void copy(int row, Row.Builder builder, int index) {
        if (column.type() == Column.Type.TEXT) {
            builder.text(index, texts.get(row));
        } else {
            builder.number(index, numbers[row]);
        }
    }

    /** Not a copy. */
    double[] numbers() {
        if (numbers.length > size) {
            numbers = Arrays.copyOf(numbers, size);
        }
        return numbers;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
