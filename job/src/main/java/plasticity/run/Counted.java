package plasticity.run;

/** Numbers of things, for people. */
final class Counted {
    private Counted() {}

    /** {@code 1 query head}, {@code 3 query heads}. */
    static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
