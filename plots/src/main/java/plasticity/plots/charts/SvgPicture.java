package plasticity.plots.charts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartRenderingInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes SVG files with text elements, in the font of the figures or a fallback of similar width. */
final class SvgPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONT = "font-family";
    private static final String FONTS = "'DejaVu Sans', 'Bitstream Vera Sans', Verdana, sans-serif";

    private SvgPicture() {}

    static void write(Figure figure, OutputStream out) throws IOException {
        Element root = draw(figure, new ChartRenderingInfo());
        Canvas canvas = figure.canvas();
        root.setAttribute("width", canvas.widthInches() + "in");
        root.setAttribute("height", canvas.heightInches() + "in");
        write(root, new StreamResult(out), "no");
    }

    /**
     * Draws a figure.
     *
     * @param info receives the layout
     * @return an {@code svg} element without width and height
     */
    static Element draw(Figure figure, ChartRenderingInfo info) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        figure.draw(g2, info);
        Element root = g2.getRoot();
        root.removeAttribute("width");
        root.removeAttribute("height");
        root.setAttribute(
                "viewBox",
                "0 0 " + figure.canvas().width() + " " + figure.canvas().height());
        forEach(root, SvgPicture::setFont);
        return root;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("cannot happen: the JDK includes a DOM implementation", e);
        }
    }

    /** Serialises without Batik's writer, which adds the URL of a DTD. */
    static void write(Element root, StreamResult result, String omitDeclaration) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, omitDeclaration);
            transformer.transform(new DOMSource(root), result);
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Applies an action to an element and its descendants. */
    static void forEach(Node node, Consumer<Element> action) {
        if (node instanceof Element element) {
            action.accept(element);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            forEach(child, action);
        }
    }

    private static void setFont(Element element) {
        if (element.hasAttribute(FONT)) {
            element.setAttribute(FONT, FONTS);
        }
    }
}
