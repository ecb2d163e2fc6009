package plasticity.plots.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A colour map of matplotlib with 256 colours. Names that end in {@code _r} are reversed maps. */
public final class ColourMap {
    /** Number of colours in a map. */
    public static final int SIZE = 256;

    private static final String REVERSED = "_r";
    private static final String RESOURCE = "colour-maps.csv";

    private final int[] colours;

    private ColourMap(int[] colours) {
        this.colours = colours;
    }

    /** All names: first the maps, then the reversed maps. */
    public static List<String> names() {
        List<String> maps = lines().get(0);
        return Stream.concat(maps.stream(), maps.stream().map(name -> name + REVERSED))
                .toList();
    }

    /**
     * Returns the map with a name.
     *
     * @throws IllegalArgumentException if there is no such map
     */
    public static ColourMap of(String name) {
        List<List<String>> lines = lines();
        boolean isReversed = name.endsWith(REVERSED);
        String map = isReversed ? name.substring(0, name.length() - REVERSED.length()) : name;
        int column = lines.get(0).indexOf(map);
        if (column < 0) {
            throw new IllegalArgumentException("no colour map " + name);
        }
        int size = lines.size() - 1;
        int[] colours = new int[size];
        for (int i = 0; i < size; i++) {
            colours[isReversed ? size - 1 - i : i] =
                    Integer.parseInt(lines.get(i + 1).get(column), 16);
        }
        return new ColourMap(colours);
    }

    /**
     * Returns a colour as {@code 0xRRGGBB}, in 256 equal steps as in matplotlib.
     *
     * @param fraction from 0 to 1; values outside get the first or last colour
     */
    public int colour(double fraction) {
        int index = (int) Math.floor(fraction * colours.length);
        return colours[Math.max(0, Math.min(index, colours.length - 1))];
    }

    /** A header of names, then one line per colour. */
    private static List<List<String>> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ColourMap.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
