package plasticity.residuals;

/** A sample that is read in pieces that fit into the first-level cache. */
interface Sample {
    /** Maximum number of values that are read at a time. */
    int PIECE = 1024;

    /** Number of values n. */
    int size();

    /**
     * Copies values {@code from} to {@code from + length − 1}.
     *
     * @param from a multiple of {@link #PIECE}
     * @param length at most {@link #PIECE}
     * @param into {@link #PIECE} values; those after the first {@code length} receive anything
     */
    void read(int from, int length, double[] into);

    /** All values. */
    default double[] toArray() {
        double[] values = new double[size()];
        double[] piece = new double[PIECE];
        for (int from = 0; from < values.length; from += PIECE) {
            int length = Math.min(PIECE, values.length - from);
            read(from, length, piece);
            System.arraycopy(piece, 0, values, from, length);
        }
        return values;
    }

    /** A sample in an array, which is not copied. */
    static Sample of(double[] values) {
        return new Sample() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public void read(int from, int length, double[] into) {
                System.arraycopy(values, from, into, 0, length);
            }
        };
    }
}
