package plasticity.plots.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.Grid;
import plasticity.plots.model.Range;

/** Renders grids as inline images, one pixel per cell, with a common colour scale. */
final class PairImage {
    /** Few enough to compress well, too many to distinguish by eye. */
    private static final int COLOURS = 31;

    private final Range range;
    private final IndexColorModel palette;

    PairImage(ColourMap map, Range range) {
        this.range = range;
        int[] argb = new int[COLOURS + 1]; // index 0 is transparent: undefined
        for (int i = 0; i < COLOURS; i++) {
            argb[i + 1] = 0xff000000 | map.colour((i + 0.5) / COLOURS);
        }
        this.palette = new IndexColorModel(8, argb.length, argb, 0, true, 0, DataBuffer.TYPE_BYTE);
    }

    /** A PNG as a {@code data:} URI, with row 0 at the bottom. */
    String uri(Grid grid) {
        BufferedImage image = new BufferedImage(grid.columns(), grid.rows(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                image.getRaster().setSample(column, grid.rows() - 1 - row, 0, index(grid.cell(row, column)));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private int index(double value) {
        int index = (int) Math.floor(COLOURS * (value - range.low()) / range.length());
        return Double.isFinite(value) ? 1 + Math.max(0, Math.min(index, COLOURS - 1)) : 0;
    }
}
