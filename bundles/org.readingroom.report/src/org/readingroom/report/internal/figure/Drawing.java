package org.readingroom.report.internal.figure;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.readingroom.report.ReportException;
import org.readingroom.report.internal.PlainFont;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Charts written as one SVG element, with a title for people who do not see it. The same charts give the same text. */
final class Drawing {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Drawing() {}

    /** One chart. */
    static String svg(JFreeChart chart, int width, int height, String title) {
        return panels(List.of(chart), 1, width, height, title);
    }

    /**
     * Charts of one size side by side, row by row.
     *
     * @param columns how many stand beside each other
     * @param width of one
     * @param height of one
     * @throws ReportException where this machine cannot write text, as one without fonts
     */
    static String panels(List<JFreeChart> charts, int columns, int width, int height, String title) {
        requireLetters();
        try {
            int rows = (charts.size() + columns - 1) / columns;
            Document document = document();
            SVGGraphics2D g = new SVGGraphics2D(context(document), false);
            g.setSVGCanvasSize(new Dimension(columns * width, rows * height));
            g.setColor(Color.WHITE);
            g.fill(new Rectangle(0, 0, columns * width, rows * height));
            for (int i = 0; i < charts.size(); i++) {
                charts.get(i).draw(g, new Rectangle2D.Double(i % columns * width, i / columns * height, width, height));
            }
            Element root = g.getRoot();
            root.setAttribute("viewBox", "0 0 " + columns * width + " " + rows * height);
            root.setAttribute("role", "img");
            Element name = document.createElementNS(NAMESPACE, "title");
            name.setTextContent(title);
            root.insertBefore(name, root.getFirstChild());
            StringWriter out = new StringWriter();
            g.stream(root, out, false, false);
            return element(out.toString())
                    .replaceAll(
                            "font-family=\"'?" + PlainFont.family() + "'?\"",
                            "font-family=\"" + PlainFont.GENERIC + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void requireLetters() {
        try {
            Graphics2D g = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
            g.setFont(Style.TEXT);
            g.drawString("A", 0, 8);
            g.dispose();
        } catch (RuntimeException | InternalError | LinkageError withoutFonts) {
            // Java fails in any of these ways where fontconfig or every font is missing.
            throw new ReportException(
                    "it cannot be drawn, since this machine has no fonts: install fontconfig and one font, then make"
                            + " the report again; its numbers stand in the files of the run",
                    withoutFonts);
        }
    }

    private static SVGGeneratorContext context(Document document) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(2);
        context.setEmbeddedFontsOn(false);
        return context;
    }

    private static Document document() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot make an XML document", e);
        }
    }

    /** The element without the declaration and the document type that stand before it. */
    private static String element(String text) {
        return text.substring(text.indexOf("<svg"));
    }
}
