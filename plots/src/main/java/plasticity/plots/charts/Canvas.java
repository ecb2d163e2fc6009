package plasticity.plots.charts;

/** The sizes of figures, in inches. */
enum Canvas {
    /** For curves. */
    WIDE(10, 6),
    /** For maps. */
    MAP(8, 6),
    /** For bars. */
    LOW(10, 4);

    private static final int POINTS = 72;

    private final int width;
    private final int height;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int widthInches() {
        return width;
    }

    int heightInches() {
        return height;
    }

    /** In points. */
    int width() {
        return width * POINTS;
    }

    /** In points. */
    int height() {
        return height * POINTS;
    }
}
