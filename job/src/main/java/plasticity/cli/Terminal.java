package plasticity.cli;

/** Whether a person watches. */
final class Terminal {
    private Terminal() {}

    /** What the launcher saw of standard error; Java itself cannot tell. Lines suit a log and a person alike where nobody looked. */
    static boolean isWatching() {
        return Boolean.getBoolean("plasticity.terminal");
    }
}
