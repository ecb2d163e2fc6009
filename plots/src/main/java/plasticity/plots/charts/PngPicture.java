package plasticity.plots.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes PNG files with 200 pixels per inch. */
final class PngPicture {
    private static final int PIXELS_PER_INCH = 200;
    private static final double METRES_PER_INCH = 0.0254;
    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngPicture() {}

    static void write(Figure figure, OutputStream out) throws IOException {
        Canvas canvas = figure.canvas;
        BufferedImage image = new BufferedImage(
                canvas.widthInches * PIXELS_PER_INCH,
                canvas.heightInches * PIXELS_PER_INCH,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.scale((double) image.getWidth() / canvas.width, (double) image.getHeight() / canvas.height);
        figure.draw(g2);
        g2.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
            metadata.mergeTree(FORMAT, resolution());
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    /** The metadata of the physical resolution. */
    private static IIOMetadataNode resolution() {
        String pixelsPerMetre = Long.toString(Math.round(PIXELS_PER_INCH / METRES_PER_INCH));
        IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
        resolution.setAttribute("pixelsPerUnitXAxis", pixelsPerMetre);
        resolution.setAttribute("pixelsPerUnitYAxis", pixelsPerMetre);
        resolution.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(resolution);
        return root;
    }
}
