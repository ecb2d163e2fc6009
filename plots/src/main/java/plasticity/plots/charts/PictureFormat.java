package plasticity.plots.charts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The formats of a picture's file, told by the file name's end. */
public enum PictureFormat {
    /** {@code .png}: 200 pixels an inch. */
    PNG {
        @Override
        public void write(Figure figure, OutputStream out) throws IOException {
            PngPicture.write(figure, out);
        }
    },
    /** {@code .svg}: shapes and real text. */
    SVG {
        @Override
        public void write(Figure figure, OutputStream out) throws IOException {
            SvgPicture.write(figure, out);
        }
    },
    /** {@code .pdf}: one page of shapes and real text, its font embedded. */
    PDF {
        @Override
        public void write(Figure figure, OutputStream out) throws IOException {
            PdfPicture.write(figure, out);
        }
    };

    /** Such as {@code .png}. */
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of a file of this name.
     *
     * @throws IllegalArgumentException for any other suffix
     */
    public static PictureFormat of(String fileName) {
        for (PictureFormat format : values()) {
            if (fileName.toLowerCase(Locale.ROOT).endsWith(format.suffix())) {
                return format;
            }
        }
        throw new IllegalArgumentException(fileName + " is no picture's name");
    }

    /** Writes a figure and leaves the stream open. */
    public abstract void write(Figure figure, OutputStream out) throws IOException;
}
