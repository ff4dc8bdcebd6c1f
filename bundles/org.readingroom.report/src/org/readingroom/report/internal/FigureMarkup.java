package org.readingroom.report.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.Section.Figure;
import org.readingroom.report.ReportException;
import org.readingroom.report.ReportOptions;

/**
 * A figure as markup, with its files: SVG and PNG, or the PNG alone where the figure is a picture of pixels.
 *
 * @param html its markup, or a note where it cannot be shown
 * @param files bytes by path under the report's folder
 * @param shown whether it is there and takes a number
 */
record FigureMarkup(String html, Map<String, byte[]> files, boolean shown) {
    /** A drawing of more characters than this stands in the page as pixels. */
    private static final int HEAVY = 200_000;

    static FigureMarkup of(Figure figure, int number, FileNames names, ReportOptions options) {
        SvgSource svg;
        try {
            svg = SvgSource.check(figure.name(), figure.svg());
        } catch (ReportException | IllegalArgumentException e) {
            options.warnings().accept(e.getMessage());
            return note(e.getMessage());
        }
        if (!options.pictures() && svg.hasPixels()) {
            return note("A picture of a patient (" + figure.name() + ") is left out of this report, as asked.");
        }
        String file = names.unique(figure.name());
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (svg.picture().isPresent()) {
            files.put("figures/" + file + ".png", svg.picture().get());
        } else {
            files.put("figures/" + file + ".svg", svg.text().getBytes(StandardCharsets.UTF_8));
            png(svg, options).ifPresent(bytes -> files.put("figures/" + file + ".png", bytes));
        }
        figure.data().ifPresent(data -> {
            files.put("figures/" + file + ".csv", CsvTable.write(data).getBytes(StandardCharsets.UTF_8));
            files.put("figures/" + file + ".tex", PgfTable.write(data).getBytes(StandardCharsets.UTF_8));
        });
        StringBuilder out = new StringBuilder("<figure class=\"")
                .append(svg.picture().isPresent() ? "picture" : "drawing")
                .append("\" id=\"figure-")
                .append(number)
                .append("\">\n");
        out.append(shown(svg, Optional.ofNullable(files.get("figures/" + file + ".png"))))
                .append("\n<figcaption><b>Figure ")
                .append(number)
                .append(".</b> ");
        out.append(Markup.escape(figure.caption())).append(" <span class=\"files\">");
        for (String path : files.keySet()) {
            String ending = path.endsWith(".tex")
                    ? "LaTeX"
                    : path.substring(path.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
            out.append("<a href=\"").append(path).append("\">").append(ending).append("</a> ");
        }
        return new FigureMarkup(out.append("</span></figcaption>\n</figure>\n").toString(), files, true);
    }

    private static String shown(SvgSource svg, Optional<byte[]> png) {
        if (svg.picture().isPresent()) {
            return image("png", svg.picture().get(), svg);
        }
        if (svg.text().length() > HEAVY && png.isPresent()) {
            return image("png", FigurePng.draw(svg.text(), FigurePng.PAGE), svg);
        }
        return svg.plain() ? svg.text() : image("svg+xml", svg.text().getBytes(StandardCharsets.UTF_8), svg);
    }

    private static String image(String type, byte[] bytes, SvgSource svg) {
        StringBuilder size = new StringBuilder();
        for (String side : new String[] {"width", "height"}) {
            String value = svg.root().getAttribute(side);
            size.append(value.matches("\\d{1,6}") ? " " + side + "=\"" + value + "\"" : "");
        }
        return "<img alt=\"" + Markup.escape(svg.title()) + "\" loading=\"lazy\" decoding=\"async\"" + size
                + " src=\"data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes) + "\"/>";
    }

    /** The PNG is a convenience: where this machine cannot draw one (no fonts, say) the SVG stands alone. */
    private static Optional<byte[]> png(SvgSource svg, ReportOptions options) {
        try {
            return Optional.of(FigurePng.draw(svg.text(), FigurePng.PRINT));
        } catch (RuntimeException | LinkageError | InternalError e) {
            options.warnings()
                    .accept("a figure is written as SVG only, because it cannot be drawn as PNG here: "
                            + OrderedSection.reason(e));
            return Optional.empty();
        }
    }

    private static FigureMarkup note(String text) {
        return new FigureMarkup(
                "<p class=\"notice broken\" role=\"note\">" + Markup.escape(text) + "</p>\n", Map.of(), false);
    }
}
