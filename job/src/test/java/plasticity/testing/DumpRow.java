package plasticity.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** A row of a head to write; null represents null. */
public record DumpRow(Number bucket, Number example, Number position, Number window, List<? extends Number> vector) {

    /**
     * Seeded rows whose numbers fit every type that a dump may use. Vectors are truncated to bfloat16 as in a dump, the first half of them to fewer
     * bits, so that a dictionary is efficient at first and may overflow later.
     */
    public static List<DumpRow> random(int rows, int dimension) {
        SplittableRandom random = new SplittableRandom(31L * rows + dimension);
        List<DumpRow> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int mask = i < rows / 2 ? 0xffc00000 : 0xffff0000;
            List<Float> vector = new ArrayList<>();
            for (int j = 0; j < dimension; j++) {
                vector.add(Float.intBitsToFloat(Float.floatToIntBits((float) random.nextGaussian()) & mask));
            }
            all.add(new DumpRow(random.nextInt(-3, 9), random.nextInt(5), random.nextInt(8192), 512, vector));
        }
        return all;
    }

    /** The rows with the one at an index changed. */
    public static List<DumpRow> replace(List<DumpRow> rows, int row, UnaryOperator<DumpRow> change) {
        List<DumpRow> changed = new ArrayList<>(rows);
        changed.set(row, change.apply(rows.get(row)));
        return changed;
    }

    public DumpRow withBucket(Number value) {
        return new DumpRow(value, example, position, window, vector);
    }

    public DumpRow withExample(Number value) {
        return new DumpRow(bucket, value, position, window, vector);
    }

    public DumpRow withPosition(Number value) {
        return new DumpRow(bucket, example, value, window, vector);
    }

    public DumpRow withWindow(Number value) {
        return new DumpRow(bucket, example, position, value, vector);
    }

    public DumpRow withVector(List<? extends Number> value) {
        return new DumpRow(bucket, example, position, window, value);
    }

    public DumpRow withVector(Number... components) {
        return withVector(Arrays.asList(components));
    }

    public DumpRow withComponent(int component, Number value) {
        List<Number> changed = new ArrayList<>(vector);
        changed.set(component, value);
        return withVector(changed);
    }

    /** The value of a column by name; columns that a dump does not have contain text. */
    public Object value(String column) {
        return switch (column) {
            case "bucket" -> bucket;
            case "example_id" -> example;
            case "position" -> position;
            case "sliding_window" -> window;
            case "vector" -> vector;
            default -> "word";
        };
    }
}
