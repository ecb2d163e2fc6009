package plasticity.plots.charts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Formats of picture files, by extension. */
public enum PictureFormat {
    /** {@code .png}: 200 pixels per inch. */
    PNG {
        @Override
        public void write(Figure figure, OutputStream out) throws IOException {
            PngPicture.write(figure, out);
        }
    },
    /** {@code .svg}: vector graphics with text elements. */
    SVG {
        @Override
        public void write(Figure figure, OutputStream out) throws IOException {
            SvgPicture.write(figure, out);
        }
    },
    /** {@code .pdf}: one page of vector graphics with text in an embedded font. */
    PDF {
        @Override
        public void write(Figure figure, OutputStream out) throws IOException {
            PdfPicture.write(figure, out);
        }
    };

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
        for (PictureFormat format : values()) {
            if (fileName.toLowerCase(Locale.ROOT).endsWith(format.suffix())) {
                return format;
            }
        }
        throw new IllegalArgumentException(fileName + " has an unsupported image extension");
    }

    /** Writes a figure. Does not close the stream. */
    public abstract void write(Figure figure, OutputStream out) throws IOException;
}
