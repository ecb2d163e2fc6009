package plasticity.draws;

import plasticity.sample.NumpyGenerator;

/** The independent random streams of the draws: {@code default_rng([seed, tag, layer, head])}, with the bucket as a further word where one is drawn per bucket. */
record Streams(long seed, int layer, int head) {
    private static final int TEXT_ORDER = 1;
    private static final int KEYS = 2;
    private static final int FAR_PAIRS = 3;
    private static final int QUERIES = 4;

    NumpyGenerator textOrder() {
        return new NumpyGenerator(seed, TEXT_ORDER, layer, head);
    }

    NumpyGenerator keys(int bucket) {
        return new NumpyGenerator(seed, KEYS, layer, head, bucket);
    }

    NumpyGenerator farPairs(int bucket) {
        return new NumpyGenerator(seed, FAR_PAIRS, layer, head, bucket);
    }

    NumpyGenerator queries(int bucket) {
        return new NumpyGenerator(seed, QUERIES, layer, head, bucket);
    }
}
