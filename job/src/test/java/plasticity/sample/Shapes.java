package plasticity.sample;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;

/** Corner cases and a dozen random shapes: n in 1 … 300, d in 1 … 40. */
public final class Shapes implements ArgumentsProvider {
    private static final int[][] CORNERS = {
        {1, 1}, {1, 40}, {2, 1}, {2, 5}, {3, 1}, {3, 4}, {4, 2}, {7, 40}, {129, 2}, {300, 1}, {300, 40}
    };

    @Override
    public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
        SplittableRandom random = new SplittableRandom(20_240_607);
        Stream<Shape> corners =
                IntStream.range(0, CORNERS.length).mapToObj(i -> new Shape(i, CORNERS[i][0], CORNERS[i][1]));
        Stream<Shape> drawn =
                IntStream.range(100, 112).mapToObj(i -> new Shape(i, random.nextInt(1, 301), random.nextInt(1, 41)));
        return Stream.concat(corners, drawn).map(Arguments::of);
    }
}
