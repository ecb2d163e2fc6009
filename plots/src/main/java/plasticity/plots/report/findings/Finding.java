package plasticity.plots.report.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;

/**
 * The answer to a question about a run.
 *
 * @param sentences the answer, the most important first
 * @param rule how heads were classified or tested; empty if they were not
 * @param examples heads that it is about
 * @param picture name of the plot that shows it, such as {@code profile}
 */
public record Finding(String question, List<String> sentences, String rule, List<Examples> examples, String picture) {
    /** Number of heads in a list of examples. */
    static final int FEW = 4;

    /**
     * Some heads, the most extreme first.
     *
     * @param pairs {@code near} or {@code far} if it is about these pairs only, or empty
     */
    public record Examples(String label, String pairs, List<Example> heads) {}

    /**
     * A link to a head.
     *
     * @param text the name of the head, or of a key head that serves it
     * @param value with its error
     */
    public record Example(Head head, String text, String value) {}

    /** Collects a finding. */
    static final class Builder {
        private final String question;
        private final String picture;
        private final List<String> sentences = new ArrayList<>();
        private final List<Examples> examples = new ArrayList<>();
        private String rule = "";

        Builder(String question, String picture) {
            this.question = question;
            this.picture = picture;
        }

        Builder say(String sentence) {
            sentences.add(sentence);
            return this;
        }

        Builder rule(String text) {
            rule = text;
            return this;
        }

        /** Adds the first few heads of a list, unless it is empty. */
        Builder heads(String label, List<Head> heads, Function<Head, String> value) {
            return add(label, "", examples(heads, value));
        }

        /** Adds the first few heads of a list about a kind of pairs, unless it is empty. */
        Builder heads(String label, PairKind kind, List<Head> heads, Function<Head, String> value) {
            return examples(label, kind, examples(heads, value));
        }

        /** Adds the first few of a list of examples about a kind of pairs, unless it is empty. */
        Builder examples(String label, PairKind kind, List<Example> all) {
            return add(label + ", " + RunEstimates.id(kind) + " pairs", RunEstimates.id(kind), all);
        }

        private static List<Example> examples(List<Head> heads, Function<Head, String> value) {
            return heads.stream()
                    .map(head -> new Example(head, head.text(), value.apply(head)))
                    .toList();
        }

        private Builder add(String label, String pairs, List<Example> all) {
            if (!all.isEmpty()) {
                examples.add(new Examples(label, pairs, all.stream().limit(FEW).toList()));
            }
            return this;
        }

        Finding build() {
            return new Finding(question, List.copyOf(sentences), rule, List.copyOf(examples), picture);
        }
    }
}
