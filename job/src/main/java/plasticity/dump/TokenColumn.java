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

    private static final Set<TokenColumn> OF_KEYS = allBut(WINDOW);
    private static final Set<TokenColumn> OF_QUERIES = allBut(EXAMPLE);
    private static final Set<TokenColumn> OF_QUERIES_WITH_TEXTS =
            Collections.unmodifiableSet(EnumSet.allOf(TokenColumn.class));

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

    private static Set<TokenColumn> allBut(TokenColumn column) {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(column)));
    }

    /**
     * The columns that the analysis needs: all but the window for keys, all but the example for queries unless their texts are needed.
     *
     * @param withTexts whether the texts of queries are needed, as they are for the estimates
     */
    public static Set<TokenColumn> ofAnalysis(HeadKind kind, boolean withTexts) {
        return kind == HeadKind.KEY ? OF_KEYS : withTexts ? OF_QUERIES_WITH_TEXTS : OF_QUERIES;
    }

    /** The columns that the analysis needs without estimates. */
    public static Set<TokenColumn> ofAnalysis(HeadKind kind) {
        return ofAnalysis(kind, false);
    }
}
