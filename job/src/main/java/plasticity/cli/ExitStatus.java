package plasticity.cli;

/** Exit statuses of the commands. */
public final class ExitStatus {
    /** Success: all heads were analysed, can be read, or all tables match. */
    public static final int OK = 0;
    /** The command failed, or no head could be analysed or read. */
    public static final int FAILED = 1;
    /** Wrong usage or configuration, before any work. */
    public static final int USAGE = 2;
    /** Some heads failed; the tables contain the others. */
    public static final int SOME_HEADS_FAILED = 3;

    /** A table is missing or does not match the manifest. */
    public static final int TABLES_DIFFER = 3;

    private ExitStatus() {}
}
