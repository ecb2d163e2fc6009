package plasticity.plots.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A colour map of matplotlib: 256 colours by name. A name that ends in {@code _r} is the map in reverse. */
public final class ColourMap {
    /** Colours of a map. */
    public static final int SIZE = 256;

    private static final String REVERSED = "_r";
    private static final String RESOURCE = "colour-maps.csv";

    private final int[] colours;

    private ColourMap(int[] colours) {
        this.colours = colours;
    }

    /** The names there are: each map and then each in reverse. */
    public static List<String> names() {
        List<String> maps = lines().get(0);
        return Stream.concat(maps.stream(), maps.stream().map(name -> name + REVERSED))
                .toList();
    }

    /**
     * The map of a name.
     *
     * @throws IllegalArgumentException when there is none
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
     * The colour of a share, as {@code 0xRRGGBB}; 256 equal steps, as matplotlib takes them.
     *
     * @param share from 0 to 1; what is below or above gets the first or last colour
     */
    public int colour(double share) {
        int index = (int) Math.floor(share * colours.length);
        return colours[Math.max(0, Math.min(index, colours.length - 1))];
    }

    /** A header of names, then a line for each colour. */
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
