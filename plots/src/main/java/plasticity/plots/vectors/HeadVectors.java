package plasticity.plots.vectors;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import plasticity.heads.HeadId;
import plasticity.messages.OneLine;
import plasticity.parquet.LocalVectors;
import plasticity.parquet.RowException;
import plasticity.plots.model.PlotException;
import plasticity.sample.DrawnRows;

/**
 * The kept vectors of a query or key head with their positions, in kept order. They are those of the analysis, but not oriented.
 *
 * @param positions in tokens
 * @param vectors n×d, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: never compared, never a key
public record HeadVectors(double[] positions, double[][] vectors) {
    private static final String POSITION = "position";
    private static final String VECTOR = "vector";

    /**
     * Reads the files of a head in name order.
     *
     * @param dump the directory that contains the head directories
     * @param most maximum number of kept rows
     * @param seed of the draw if the head has more rows
     * @throws PlotException if the head is not in the dump, or a file cannot be read; the message is one line
     */
    public static HeadVectors read(Path dump, HeadId head, int most, long seed) throws PlotException {
        Path directory = dump.resolve(head.directoryName());
        List<Path> files = files(directory);
        long rows = 0;
        for (Path file : files) {
            rows += withFile(file, LocalVectors::rows);
        }
        if (rows == 0 || rows > Integer.MAX_VALUE) {
            throw new PlotException("dump: " + directory + ": has " + rows + " rows");
        }
        DrawnRows drawn = DrawnRows.of((int) rows, most, seed);
        Collector kept = new Collector(drawn);
        for (Path file : files) {
            boolean unused = withFile(file, vectors -> {
                vectors.read(kept);
                return true;
            });
        }
        for (double[] vector : kept.vectors) {
            if (vector.length != kept.vectors[0].length) {
                throw new PlotException("dump: " + directory + ": found vectors of " + vector.length + " and of "
                        + kept.vectors[0].length + " components");
            }
        }
        return new HeadVectors(kept.positions, kept.vectors);
    }

    private static List<Path> files(Path directory) throws PlotException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "[!._]*.parquet")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new PlotException("dump: " + directory
                    + ": no such directory; expected is the directory that contains" + " the heads, on the local disk");
        }
        if (files.isEmpty()) {
            throw new PlotException("dump: " + directory + ": contains no Parquet file");
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    /** What is done with a file. */
    private interface Reading<T> {
        T of(LocalVectors file) throws IOException, RowException;
    }

    private static <T> T withFile(Path file, Reading<T> reading) throws PlotException {
        try (LocalVectors vectors = new LocalVectors(file, POSITION, VECTOR)) {
            return reading.of(vectors);
        } catch (RowException e) {
            throw new PlotException(file + ": column " + e.column() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new PlotException(file + ": not readable as Parquet: " + OneLine.ofEach(e));
        }
    }

    /** Puts each kept row into its place. */
    private static final class Collector implements LocalVectors.Rows {
        private final DrawnRows.Cursor cursor;
        private final double[] positions;
        private final double[][] vectors;
        private int slot;

        Collector(DrawnRows drawn) {
            cursor = drawn.cursor();
            positions = new double[drawn.size()];
            vectors = new double[drawn.size()][];
        }

        @Override
        public boolean isWanted() {
            slot = cursor.nextSlot();
            return slot >= 0;
        }

        @Override
        public void accept(double position, double[] vector) {
            positions[slot] = position;
            vectors[slot] = vector;
        }
    }
}
