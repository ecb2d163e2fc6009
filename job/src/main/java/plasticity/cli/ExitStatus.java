package plasticity.cli;

/** How a command ends. */
final class ExitStatus {
    /** Every head that was found was analysed. */
    static final int OK = 0;
    /** The run failed, or no head could be analysed. */
    static final int FAILED = 1;
    /** Wrong usage or configuration, before any work. */
    static final int USAGE = 2;
    /** Some heads failed; the tables hold the others. */
    static final int SOME_HEADS_FAILED = 3;

    private ExitStatus() {}
}
