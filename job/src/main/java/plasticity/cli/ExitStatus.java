package plasticity.cli;

/** How a command ends. */
public final class ExitStatus {
    /** Every head that was found was analysed. */
    public static final int OK = 0;
    /** The run failed, or no head could be analysed. */
    public static final int FAILED = 1;
    /** Wrong usage or configuration, before any work. */
    public static final int USAGE = 2;
    /** Some heads failed; the tables hold the others. */
    public static final int SOME_HEADS_FAILED = 3;

    /** A set of tables is not whole. */
    public static final int NOT_WHOLE = 3;

    private ExitStatus() {}
}
