package org.readingroom.report.internal;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Writes text into a picture: with this machine's sans-serif font, or, on a machine without fonts (a bare container), with
 * dotted letters of our own.
 */
public final class Lettering {
    private final Optional<Graphics2D> measure;

    private Lettering(Optional<Graphics2D> measure) {
        this.measure = measure;
    }

    /** With fonts where this machine can write with any. */
    public static Lettering ofThisMachine() {
        try {
            Graphics2D g = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
            g.setFont(font(12));
            g.drawString("A", 0, 8);
            return new Lettering(Optional.of(g));
        } catch (RuntimeException | InternalError | LinkageError withoutFonts) {
            // Java fails in any of these ways where fontconfig or every font is missing.
            return dotted();
        }
    }

    /** With our own letters, on any machine. */
    public static Lettering dotted() {
        return new Lettering(Optional.empty());
    }

    private static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /** The height of a line of text, in pixels. */
    public int height(int size) {
        return measure.isPresent()
                ? metrics(size).getAscent() + metrics(size).getDescent()
                : DottedLetters.height(size);
    }

    /** The width of a text, in pixels. */
    public int width(String text, int size) {
        return measure.isPresent() ? metrics(size).stringWidth(text) : DottedLetters.width(text, size);
    }

    private FontMetrics metrics(int size) {
        return measure.orElseThrow().getFontMetrics(font(size));
    }

    /** The text, or as much of its beginning as is no wider than {@code width}, with dots after it. */
    public String fitted(String text, int size, int width) {
        String plain = text.replaceAll("\\s+", " ");
        if (width(plain, size) <= width) {
            return plain;
        }
        int end = plain.length();
        while (end > 0 && width(plain.substring(0, end) + "...", size) > width) {
            end = plain.offsetByCodePoints(end, -1);
        }
        return plain.substring(0, end) + "...";
    }

    /** Writes a line of text with its top left corner at (x, y). */
    public void write(Graphics2D g, String text, int x, int y, int size, Color colour) {
        g.setColor(colour);
        if (measure.isPresent()) {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setFont(font(size));
            g.drawString(text, x, y + metrics(size).getAscent());
        } else {
            DottedLetters.write(g, text, x, y, size);
        }
    }
}
