package plasticity.plots.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgCompactionTest {

    private static String compacted(String content) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<svg>" + content + "</svg>")))
                .getDocumentElement();
        SvgCompaction.compact(root, "p");
        StringWriter text = new StringWriter();
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.transform(new DOMSource(root), new StreamResult(text));
        return text.toString();
    }

    @Test
    void linesOfManyPointsBecomeRelativeWithoutDriftingAway() throws Exception {
        assertThat(compacted("<path d=\"M10.04 20 L10.08 20 L10.12 19.9 L10.16 20 L10.2 20.5\"/>"))
                .isEqualTo("<svg><path d=\"M10 20l0 0 0.1-0.1 0 0.1 0.1 0.5\"/></svg>");
    }

    @Test
    void equalShapesReferToOne() throws Exception {
        String shape = "M10 5 C10 6.6569 8.6569 8 7 8 C5.3431 8 4 6.6569 4 5 L7 2 Z";
        String moved = "M30.25 15 C30.25 16.6569 28.9069 18 27.25 18 C25.5931 18 24.25 16.6569 24.25 15 L27.25 12 Z";
        assertThat(compacted("<path fill=\"red\" d=\"%s\"/><path fill=\"none\" d=\"%s\"/>".formatted(shape, moved)))
                .isEqualTo("<svg><defs><path d=\"M0 0c0 1.66-1.34 3-3 3-1.66 0-3-1.34-3-3l3-3z\" id=\"p-s0\"/></defs>"
                        + "<use fill=\"red\" href=\"#p-s0\" x=\"10\" y=\"5\"/>"
                        + "<use fill=\"none\" href=\"#p-s0\" x=\"30.3\" y=\"15\"/></svg>");
    }

    @Test
    void adjacentLinesAreOnePath() throws Exception {
        assertThat(compacted("<line stroke=\"red\" x1=\"1\" y1=\"2\" x2=\"3\" y2=\"2\"/>"
                        + "<line stroke=\"red\" x1=\"1\" y1=\"2\" x2=\"1\" y2=\"4.26\"/>"
                        + "<line stroke=\"blue\" x1=\"1\" y1=\"2\" x2=\"3\" y2=\"4\"/>"))
                .isEqualTo(
                        "<svg><path d=\"M1 2H3M1 2V4.3\" stroke=\"red\"/><path d=\"M1 2L3 4\" stroke=\"blue\"/></svg>");
    }

    @Test
    void clippingAppliesToGroupsExceptForTransformedElements() throws Exception {
        assertThat(compacted("<text clip-path=\"url(#a)\">1</text><text clip-path=\"url(#a)\">2</text>"
                        + "<text clip-path=\"url(#a)\" transform=\"rotate(90)\">3</text><text>4</text>"))
                .isEqualTo("<svg><g clip-path=\"url(#a)\"><text>1</text><text>2</text></g>"
                        + "<text clip-path=\"url(#a)\" transform=\"rotate(90)\">3</text><text>4</text></svg>");
    }

    @Test
    void otherPathsRemain() throws Exception {
        String arc = "<path d=\"M1 2 A3 3 0 0 1 5 5\"/>";
        assertThat(compacted(arc)).isEqualTo("<svg>" + arc + "</svg>");
        String parts = "<path d=\"M1 2 L3 4 M5 6 L7 8\"/>";
        assertThat(compacted(parts)).isEqualTo("<svg>" + parts + "</svg>");
    }
}
