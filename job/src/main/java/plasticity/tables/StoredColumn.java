package plasticity.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A column as it is read, cell by cell from the first row on: doubles for numbers, strings for text. */
final class StoredColumn {
    private final String name;
    private final Column.Type type;
    private final List<String> texts = new ArrayList<>();
    private double[] numbers = new double[16];
    private int size;

    StoredColumn(String name, Column.Type type) {
        this.name = name;
        this.type = type;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /**
     * Takes a cell of a CSV file; numbers as pandas writes them.
     *
     * @param cell may be empty
     * @param place of the row, for messages
     */
    void parse(String cell, String place) throws TableException {
        if (type == Column.Type.TEXT) {
            text(cell);
            return;
        }
        String written = cell.strip();
        try {
            number(
                    switch (written.toLowerCase(Locale.ROOT)) {
                        case "", "nan" -> Double.NaN;
                        case "inf", "infinity" -> Double.POSITIVE_INFINITY;
                        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                        default -> Double.parseDouble(written);
                    },
                    place);
        } catch (NumberFormatException e) {
            throw new TableException(place + ": " + name + ": found \"" + shortened(written) + "\", " + expected(), e);
        }
    }

    /** Takes a number; NaN for an undefined one. */
    void number(double value, String place) throws TableException {
        if (type == Column.Type.TEXT) {
            throw new TableException(place + ": " + name + ": found the number " + value + ", text is expected");
        }
        if (type == Column.Type.WHOLE && value != (int) value) {
            throw new TableException(place + ": " + name + ": found "
                    + (Double.isNaN(value) ? "an empty cell" : String.valueOf(value)) + ", " + expected());
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = value;
    }

    private void text(String value) {
        texts.add(value);
        size++;
    }

    private String expected() {
        return type == Column.Type.WHOLE ? "a whole number is expected" : "a number is expected";
    }

    private static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() <= 40 ? visible : visible.substring(0, 40) + "…";
    }

    double[] numbers() {
        return Arrays.copyOf(numbers, size);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
