package plasticity.plots.charts;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;
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
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Figures as SVG with text elements, in the font of the figures or a fallback of similar width. */
public final class SvgPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONT = "font-family";
    private static final String FONTS = "'DejaVu Sans', 'Bitstream Vera Sans', Verdana, sans-serif";

    private static final Set<String> PAINTS = Set.of("fill", "stroke");

    private SvgPicture() {}

    static void write(Figure figure, OutputStream out) throws IOException {
        Element root = draw(figure, new ChartRenderingInfo());
        Canvas canvas = figure.canvas;
        root.setAttribute("width", canvas.widthInches + "in");
        root.setAttribute("height", canvas.heightInches + "in");
        write(root, new StreamResult(out), "no");
    }

    /** Draws a figure as an {@code svg} element without width and height, and records the layout in {@code info}. */
    private static Element draw(Figure figure, ChartRenderingInfo info) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        figure.draw(g2, info);
        Element root = g2.getRoot();
        root.removeAttribute("width");
        root.removeAttribute("height");
        root.setAttribute("viewBox", "0 0 " + figure.canvas.width + " " + figure.canvas.height);
        forEach(root, element -> {
            if (element.hasAttribute(FONT)) {
                element.setAttribute(FONT, FONTS);
            }
        });
        return root;
    }

    /**
     * An {@code svg} element of a web page.
     *
     * @param left edge of the data, in units of the view box
     * @param top edge of the data
     * @param width of the data
     * @param height of the data
     */
    public record Inline(String markup, double left, double top, double width, double height) {}

    /**
     * Draws a figure with the width and the colours of the web page that contains it.
     *
     * @param name unique within the page; prefix of the identifiers in the markup
     */
    public static Inline inline(Figure figure, String name) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        Element root = draw(figure, info);
        forEach(root, element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                adapt((Attr) element.getAttributes().item(i), name);
            }
        });
        SvgCompaction.compact(root, name);
        root.setAttribute("aria-hidden", "true");
        StringWriter markup = new StringWriter();
        try {
            write(root, new StreamResult(markup), "yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Rectangle2D data = info.getPlotInfo().getDataArea();
        return new Inline(markup.toString(), data.getX(), data.getY(), data.getWidth(), data.getHeight());
    }

    private static void adapt(Attr attribute, String name) {
        String value = attribute.getValue();
        if (PAINTS.contains(attribute.getName())) {
            attribute.setValue(
                    switch (value) {
                        case "black" -> "currentColor";
                        case "white" -> "none";
                        default -> value;
                    });
        } else if (attribute.getName().equals("id")) {
            attribute.setValue(name + "-" + value);
        } else if (value.startsWith("url(#")) {
            attribute.setValue("url(#" + name + "-" + value.substring(5));
        }
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
    private static void write(Element root, StreamResult result, String omitDeclaration) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, omitDeclaration);
            transformer.transform(new DOMSource(root), result);
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Applies an action to an element and its descendants. */
    private static void forEach(Node node, Consumer<Element> action) {
        if (node instanceof Element element) {
            action.accept(element);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            forEach(child, action);
        }
    }
}
