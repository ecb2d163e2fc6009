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
    /** In points. */
    final int width;
    /** In points. */
    final int height;

    Canvas(int width, int height) {
        this.widthInches = width;
        this.heightInches = height;
        this.width = width * POINTS;
        this.height = height * POINTS;
    }
}
