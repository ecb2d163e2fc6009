package plasticity.plots.charts;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** SVG files with real text, in the figures' font where the reader has it and in one as wide elsewhere. */
final class SvgPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONT = "font-family";
    private static final String FONTS = "'DejaVu Sans', 'Bitstream Vera Sans', Verdana, sans-serif";

    private SvgPicture() {}

    static void write(Figure figure, OutputStream out) throws IOException {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        figure.draw(g2);
        Element root = g2.getRoot();
        Canvas canvas = figure.canvas();
        root.setAttribute("width", canvas.widthInches() + "in");
        root.setAttribute("height", canvas.heightInches() + "in");
        root.setAttribute("viewBox", "0 0 " + canvas.width() + " " + canvas.height());
        nameFonts(root);
        write(root, out);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a document builder", e);
        }
    }

    /** Batik's own writer names a DTD on the network. */
    private static void write(Element root, OutputStream out) throws IOException {
        try {
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void nameFonts(Node node) {
        if (node instanceof Element element && element.hasAttribute(FONT)) {
            element.setAttribute(FONT, FONTS);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            nameFonts(child);
        }
    }
}
