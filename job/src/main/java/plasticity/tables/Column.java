package plasticity.tables;

/** The definition of a table's column. Every output of the table derives from it: files, the result store, Spark's schema, the report. */
public sealed interface Column {
    /** What a column holds. */
    enum Type {
        INTEGER,
        REAL,
        TEXT
    }

    /** The name in headers and schemas. */
    String name();

    /** What a cell means, in a sentence or two. */
    String description();

    Type type();

    /**
     * A column of 32-bit integers.
     *
     * @param isOptional whether a cell may be empty
     */
    record Int(String name, String description, boolean isOptional) implements Column {
        /** A column without empty cells. */
        public Int(String name, String description) {
            this(name, description, false);
        }

        @Override
        public Type type() {
            return Type.INTEGER;
        }
    }

    /** A column of doubles. NaN is an undefined value: an empty cell, or null. */
    record Real(String name, String description) implements Column {
        @Override
        public Type type() {
            return Type.REAL;
        }
    }

    /** A column of text. Null is an empty cell. */
    record Text(String name, String description) implements Column {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }
}
