package plasticity.heads;

import java.util.Optional;

/** Queries or keys. The last letter of a head directory's name gives the kind. */
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

    /** The kind for messages: {@code query head} or {@code key head}. */
    public String label() {
        return label;
    }

    /** The kind of a letter; empty for letters other than {@code q} and {@code k}. */
    public static Optional<HeadKind> of(char letter) {
        for (HeadKind kind : values()) {
            if (kind.letter == letter) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
