package plasticity.heads;

import java.util.Optional;

/** Whether a captured head holds queries or keys; the last letter of its directory's name. */
public enum HeadKind {
    QUERY('q', "query head"),
    KEY('k', "key head");

    private final char letter;
    private final String label;

    HeadKind(char letter, String label) {
        this.letter = letter;
        this.label = label;
    }

    /** {@code q} or {@code k}. */
    public char letter() {
        return letter;
    }

    /** The words for messages: {@code query head} or {@code key head}. */
    public String label() {
        return label;
    }

    /** The kind that a directory name ends in, empty for any other letter. */
    public static Optional<HeadKind> of(char letter) {
        for (HeadKind kind : values()) {
            if (kind.letter == letter) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
