package plasticity.plots.charts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Formats of picture files, by extension. */
@SuppressWarnings("ImmutableEnumChecker") // the writers have no state
public enum PictureFormat {
    /** {@code .png}: 200 pixels per inch. */
    PNG(PngPicture::write),
    /** {@code .svg}: vector graphics with text elements. */
    SVG(SvgPicture::write),
    /** {@code .pdf}: one page of vector graphics with text in an embedded font. */
    PDF(PdfPicture::write);

    private interface Writer {
        void write(Figure figure, OutputStream out) throws IOException;
    }

    private final Writer writer;

    PictureFormat(Writer writer) {
        this.writer = writer;
    }

    /** The extension, such as {@code .png}. */
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the format of a file name.
     *
     * @throws IllegalArgumentException if the extension is not supported
     */
    public static PictureFormat of(String fileName) {
        return Arrays.stream(values())
                .filter(format -> fileName.toLowerCase(Locale.ROOT).endsWith(format.suffix()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(fileName + " has an unsupported image extension"));
    }

    /** Writes a figure. Does not close the stream. */
    public void write(Figure figure, OutputStream out) throws IOException {
        writer.write(figure, out);
    }
}
