package org.readingroom.report.internal.patient;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.report.OverlaySlice;
import org.readingroom.report.PatientSlice;
import org.readingroom.report.internal.GreyWindow;
import org.readingroom.report.internal.Markup;

/**
 * A slice as markup: the grey pixels as JPEG, and over them outlines that can be shown and hidden, drawn by the browser in
 * the slice's own pixels: (0, 0) is the middle of the first pixel, a box holds its last row and column.
 */
final class SlicePicture {
    private static final float QUALITY = 0.72f;
    private static final int WIDTH = 430;

    private SlicePicture() {}

    /** @param places each arm's place in the study, by id */
    static String of(PatientSlice slice, Map<String, Integer> places) {
        OverlaySlice picture = slice.picture();
        int rows = picture.frame().rows();
        int columns = picture.frame().columns();
        double tall =
                rows * picture.frame().mmPerRow() / (columns * picture.frame().mmPerColumn());
        StringBuilder out = new StringBuilder("<div class=\"picture\"><svg width=\"" + WIDTH + "\" height=\"");
        out.append(Math.round(WIDTH * tall))
                .append("\" viewBox=\"0 0 ")
                .append(columns)
                .append(' ')
                .append(rows);
        out.append("\" preserveAspectRatio=\"none\" role=\"img\"><title>")
                .append(Markup.escape(picture.caption()))
                .append("</title><image width=\"")
                .append(columns)
                .append("\" height=\"")
                .append(rows)
                .append("\" preserveAspectRatio=\"none\" href=\"data:image/jpeg;base64,")
                .append(Base64.getEncoder().encodeToString(jpeg(picture)))
                .append("\"/>");
        shapes(out, "t", slice.truth(), columns);
        slice.said().forEach((arm, shapes) -> {
            if (places.containsKey(arm)) {
                shapes(out, "a" + places.get(arm), shapes, columns);
            }
        });
        out.append("</svg>");
        String edges = edges(picture.plane());
        for (int i = 0; i < 4; i++) {
            out.append("<span class=\"edge e")
                    .append(i)
                    .append("\">")
                    .append(edges.charAt(i))
                    .append("</span>");
        }
        return out.append("</div>\n").toString();
    }

    private static void shapes(StringBuilder out, String layer, List<Object> shapes, int columns) {
        if (shapes.isEmpty()) {
            return;
        }
        out.append("<g class=\"l ").append(layer).append("\">");
        for (Object shape : shapes) {
            String kind = shape instanceof PixelPoint ? "<path class=\"point\" d=\"" : "<path d=\"";
            out.append(kind).append(path(shape, columns)).append("\"/>");
        }
        out.append("</g>");
    }

    private static String path(Object shape, int columns) {
        return switch (shape) {
            case Mask mask -> MaskPath.of(mask);
            case PixelBox b ->
                "M" + n(b.left()) + " " + n(b.top()) + "H" + n(b.right() + 1) + "V" + n(b.bottom() + 1) + "H"
                        + n(b.left()) + "z";
            case PixelPoint p -> cross(p, Math.max(1.5, columns * 0.022));
            case PixelPolygons polygons -> {
                StringBuilder d = new StringBuilder();
                for (List<PixelPoint> ring : polygons.rings()) {
                    for (int i = 0; i < ring.size(); i++) {
                        d.append(i == 0 ? 'M' : 'L')
                                .append(n(ring.get(i).column() + 0.5))
                                .append(' ');
                        d.append(n(ring.get(i).row() + 0.5));
                    }
                    d.append('z');
                }
                yield d.toString();
            }
            default -> throw new IllegalArgumentException("no such shape on a patient's page: " + shape);
        };
    }

    /** A cross in a ring: the cross says where, the ring is seen. */
    private static String cross(PixelPoint p, double r) {
        String x = n(p.column() + 0.5);
        String y = n(p.row() + 0.5);
        String ring = n(r * 0.65);
        return "M" + x + " " + y + "m" + n(-r) + " 0h" + n(2 * r) + "M" + x + " " + y + "m0 " + n(-r) + "v" + n(2 * r)
                + "M" + x + " " + y + "m" + n(-r * 0.65) + " 0a" + ring + " " + ring + " 0 1 0 " + n(1.3 * r) + " 0a"
                + ring + " " + ring + " 0 1 0 " + n(-1.3 * r) + " 0";
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** The letters at the top, bottom, left and right. */
    private static String edges(Plane plane) {
        return switch (plane) {
            case AXIAL -> "APRL";
            case CORONAL -> "SIRL";
            case SAGITTAL -> "SIAP";
        };
    }

    private static byte[] jpeg(OverlaySlice slice) {
        BufferedImage colour = GreyWindow.image(slice);
        BufferedImage grey = new BufferedImage(colour.getWidth(), colour.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        // Drawing would go through a colour profile and lighten the greys.
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                grey.getRaster().setSample(x, y, 0, colour.getRGB(x, y) & 0xFF);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(grey, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
