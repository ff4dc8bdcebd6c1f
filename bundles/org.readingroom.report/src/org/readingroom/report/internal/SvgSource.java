package org.readingroom.report.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.readingroom.report.ReportException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A figure's SVG, checked: it is well-formed, runs no script and names nothing outside itself.
 *
 * <p>One of plain shapes may stand in the page as it is. Any other (with styles or ids, which would reach the rest of the
 * page) is shown as an image, which a browser keeps to itself.
 *
 * @param text the SVG element
 * @param plain whether it may stand in the page as it is
 * @param picture the bytes of the PNG where the figure is that and nothing else
 * @param root the parsed element
 */
record SvgSource(String text, boolean plain, Optional<byte[]> picture, Element root) {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String PNG = "data:image/png;base64,";
    private static final Set<String> PLAIN = Set.of(
            "svg",
            "g",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "title",
            "desc",
            "image");

    static SvgSource check(String name, String svg) {
        String text = svg.strip().replaceFirst("(?s)^<\\?xml.*?\\?>\\s*", "");
        if (text.startsWith("<svg") && !text.contains(NAMESPACE)) {
            text = "<svg xmlns=\"" + NAMESPACE + "\"" + text.substring("<svg".length());
        }
        Element root = parse(name, text).getDocumentElement();
        if (!"svg".equals(root.getLocalName()) || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw refused(name, "its root is <" + root.getNodeName() + ">, not <svg>");
        }
        boolean plain = walk(name, root);
        return new SvgSource(text, plain, picture(root), root);
    }

    /** Refuses what reaches outside; says whether all of it is plain. */
    private static boolean walk(String name, Element element) {
        String tag = element.getLocalName();
        if (tag.equals("script") || tag.equals("foreignObject")) {
            throw refused(name, "it holds a <" + tag + ">");
        }
        boolean plain = PLAIN.contains(tag) && NAMESPACE.equals(element.getNamespaceURI());
        for (int a = 0; a < element.getAttributes().getLength(); a++) {
            plain &= attribute(name, (Attr) element.getAttributes().item(a));
        }
        if (tag.equals("style") && reachesOut(element.getTextContent())) {
            throw refused(name, "a style names something outside it");
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                plain &= walk(name, inner);
            } else if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                throw refused(name, "it holds a processing instruction");
            }
        }
        return plain;
    }

    private static boolean attribute(String name, Attr attribute) {
        String key = attribute.getName().toLowerCase(java.util.Locale.ROOT);
        String value = attribute.getValue().strip();
        if (key.startsWith("on")) {
            throw refused(name, "it holds a script in '" + key + "'");
        }
        boolean link = key.equals("href") || key.endsWith(":href");
        if (link && !value.startsWith("#") && !value.startsWith("data:image/") || !link && reachesOut(value)) {
            throw refused(name, "its '" + key + "' names something outside it");
        }
        return !key.equals("id") && !key.equals("class") && !key.equals("style");
    }

    private static boolean reachesOut(String style) {
        return style.matches("(?is).*(url\\s*\\((?!\\s*['\"]?(#|data:image/))|@import|javascript:).*");
    }

    private static Optional<byte[]> picture(Element root) {
        Element only = null;
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element e && !Set.of("title", "desc").contains(e.getLocalName())) {
                if (only != null) {
                    return Optional.empty();
                }
                only = e;
            }
        }
        boolean png = only != null
                && only.getLocalName().equals("image")
                && only.getAttribute("href").startsWith(PNG);
        return png
                ? Optional.of(
                        Base64.getDecoder().decode(only.getAttribute("href").substring(PNG.length())))
                : Optional.empty();
    }

    /** The title that stands in the root, for people who do not see the figure. */
    String title() {
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element e && e.getLocalName().equals("title")) {
                return e.getTextContent();
            }
        }
        return "";
    }

    /** Whether it holds a picture made of pixels, such as a slice of a patient. */
    boolean hasPixels() {
        return root.getElementsByTagNameNS("*", "image").getLength() > 0;
    }

    private static Document parse(String name, String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The parser prints to standard error unless told otherwise; the exception says the same.
            builder.setErrorHandler(new QuietErrors());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw new ReportException("figure '" + name + "' is not well-formed SVG: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java's XML parser cannot refuse document types", e);
        }
    }

    private static ReportException refused(String name, String reason) {
        return new ReportException("figure '" + name + "' is not shown: " + reason);
    }
}
