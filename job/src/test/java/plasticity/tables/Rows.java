package plasticity.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Rows of every table, and what becomes of them. */
final class Rows {
    static final HeadMetrics METRICS = new HeadMetrics(
            3, 11, 2, 640, 500, 64, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, -0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4);
    static final HeadMetrics UNDEFINED_METRICS = new HeadMetrics(
            3,
            12,
            3,
            1,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            1,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            1,
            0,
            Double.NaN);
    static final BucketRow BUCKET = new BucketRow(3, 11, 2, 8, 7, 0.855);
    static final BucketRow EMPTY_BUCKET = new BucketRow(3, 11, 2, 8, -1, Double.NaN);
    static final ComponentRow COMPONENT = new ComponentRow(3, 11, 2, 63, -1.5, 0);
    static final HeadStatus OK =
            new HeadStatus(3, 11, 2, HeadStatus.State.OK, OptionalInt.of(640), OptionalInt.of(500), null, null);
    static final HeadStatus FAILED = new HeadStatus(
            3,
            12,
            3,
            HeadStatus.State.FAILED,
            OptionalInt.empty(),
            OptionalInt.of(0),
            "one, two",
            "l03h12q: column \"vector\"\nrow 5 é模");

    private Rows() {}

    static <R> byte[] bytes(TableFormat format, List<Column<R>> columns, List<R> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write("a_table", columns, rows.stream(), out);
        return out.toByteArray();
    }

    static <R> String csv(List<Column<R>> columns, List<R> rows) throws IOException {
        return new String(bytes(TableFormat.CSV, columns, rows), StandardCharsets.UTF_8);
    }
}
