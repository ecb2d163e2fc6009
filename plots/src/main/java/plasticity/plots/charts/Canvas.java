package plasticity.plots.charts;

/** The sizes of figures. */
public enum Canvas {
    /** For curves. */
    WIDE(10, 6),
    /** For maps. */
    MAP(8, 6),
    /** For bars. */
    LOW(10, 4);

    private static final int POINTS = 72;

    final int widthInches;
    final int heightInches;

    Canvas(int width, int height) {
        this.widthInches = width;
        this.heightInches = height;
    }

    /** In points. */
    int width() {
        return widthInches * POINTS;
    }

    /** In points. */
    int height() {
        return heightInches * POINTS;
    }
}
