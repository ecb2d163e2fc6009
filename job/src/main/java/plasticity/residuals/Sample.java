package plasticity.residuals;

/** A sample that is read in pieces that fit into the first-level cache. */
interface Sample {
    /** Number of values n. */
    int size();

    /**
     * Copies values {@code from} to {@code from + length − 1}.
     *
     * @param from a multiple of {@link #PIECE}
     * @param length at most {@link #PIECE}
     */
    void read(int from, int length, double[] into);

    /** Maximum number of values that are read at a time. */
    int PIECE = 1024;

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
