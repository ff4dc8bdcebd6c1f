package org.readingroom.report.internal;

import java.util.Locale;

/** An SVG element that is written shape by shape, in plain attributes only, so that it may stand in a page. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** An empty drawing on white, in CSS pixels, with a title for people who do not see it. */
    Svg(int width, int height, String title) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height);
        out.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\" role=\"img\"");
        // One family, and one that all know: JSVG takes its default for a list of them.
        out.append(" font-family=\"sans-serif\">\n<title>")
                .append(Markup.escape(title))
                .append("</title>\n");
        out.append("<rect width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" fill=\"#ffffff\"/>\n");
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width) {
        out.append("<line x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"");
        out.append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append("\" stroke=\"")
                .append(colour);
        out.append("\" stroke-width=\"").append(number(width)).append("\"/>\n");
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    void text(double x, double y, String anchor, int size, String colour, String text) {
        out.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"");
        out.append(anchor)
                .append("\" font-size=\"")
                .append(size)
                .append("\" fill=\"")
                .append(colour)
                .append("\">");
        out.append(Markup.escape(text)).append("</text>\n");
    }

    /** A disc with a white rim, and a name that shows when it is pointed at. */
    void dot(double x, double y, double radius, String colour, String name) {
        out.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"");
        out.append(number(radius))
                .append("\" fill=\"")
                .append(colour)
                .append("\" stroke=\"#ffffff\" stroke-width=\"0.8\">");
        out.append("<title>").append(Markup.escape(name)).append("</title></circle>\n");
    }

    void cross(double x, double y, double radius, String colour, String name) {
        String d = "M" + number(x - radius) + " " + number(y - radius) + "L" + number(x + radius) + " "
                + number(y + radius) + "M" + number(x - radius) + " " + number(y + radius) + "L" + number(x + radius)
                + " " + number(y - radius);
        out.append("<path d=\"")
                .append(d)
                .append("\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"2\" fill=\"none\">");
        out.append("<title>").append(Markup.escape(name)).append("</title></path>\n");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** The whole element. */
    @Override
    public String toString() {
        return out + "</svg>";
    }
}
