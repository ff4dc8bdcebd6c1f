package org.readingroom.report.internal;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.readingroom.report.ReportException;

/** A figure's SVG drawn as PNG on white; at three pixels to a unit it prints at 300 dpi where a unit is a CSS pixel. */
final class FigurePng {
    /** Pixels to a unit of a file for print. */
    static final double PRINT = 3;

    /** Pixels to a unit of a picture in the page. */
    static final double PAGE = 1.6;

    private static final int LARGEST = 20_000;
    /** A figure has a mark a patient and arm, of whom there may be thousands. */
    private static final int MARKS = 1_000_000;

    private FigurePng() {}

    /** @param scale pixels to a unit */
    static byte[] draw(String svg, double scale) {
        LoaderContext nothingFromOutside = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                .documentLimits(new DocumentLimits(
                        DocumentLimits.DEFAULT_MAX_NESTING_DEPTH, DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH, MARKS))
                .build();
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(inThisMachinesFont(svg).getBytes(StandardCharsets.UTF_8)),
                        null,
                        nothingFromOutside);
        if (document == null) {
            throw new ReportException("the SVG could not be read for drawing");
        }
        FloatSize size = document.size();
        int width = (int) Math.ceil(size.width * scale);
        int height = (int) Math.ceil(size.height * scale);
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
            throw new ReportException("a figure of " + width + "x" + height + " pixels is not drawn");
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            document.renderWithPlatform(NullPlatformSupport.INSTANCE, g, new ViewBox(0, 0, width, height));
        } finally {
            g.dispose();
        }
        return PngBytes.of(image);
    }

    private static String inThisMachinesFont(String svg) {
        return svg.replace("font-family=\"" + PlainFont.GENERIC + "\"", "font-family=\"" + PlainFont.family() + "\"");
    }
}
