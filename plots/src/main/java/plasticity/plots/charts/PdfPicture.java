package plasticity.plots.charts;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes PDF files with one page and an embedded font. */
final class PdfPicture {
    private PdfPicture() {}

    static void write(Figure figure, OutputStream out) throws IOException {
        Canvas canvas = figure.canvas;
        try (PDDocument document = new PDDocument();
                PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer();
                InputStream font = Style.openFont()) {
            PDPage page = new PDPage(new PDRectangle(canvas.width, canvas.height));
            document.addPage(page);
            text.registerFont(Style.LABELS.getFontName(), PDType0Font.load(document, font));
            PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, canvas.width, canvas.height);
            g2.setFontTextDrawer(text);
            figure.draw(g2);
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g2.getXFormObject());
            }
            document.save(out);
        }
    }
}
