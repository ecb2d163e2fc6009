package plasticity.dump;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import plasticity.heads.HeadKind;

/** The columns of a dump's files that are used. */
public enum TokenColumn {
    BUCKET("bucket"),
    EXAMPLE("example_id"),
    POSITION("position"),
    WINDOW("sliding_window"),
    VECTOR("vector");

    private static final Set<TokenColumn> OF_QUERIES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(EXAMPLE)));
    private static final Set<TokenColumn> OF_KEYS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(WINDOW)));

    private final String columnName;

    TokenColumn(String columnName) {
        this.columnName = columnName;
    }

    /** The name in the file. */
    public String columnName() {
        return columnName;
    }

    /** Whether each file has it. */
    public boolean isRequired() {
        return this != EXAMPLE && this != WINDOW;
    }

    /** The columns that the analysis needs: all but the example for queries, all but the window for keys. */
    public static Set<TokenColumn> ofAnalysis(HeadKind kind) {
        return kind == HeadKind.QUERY ? OF_QUERIES : OF_KEYS;
    }
}
