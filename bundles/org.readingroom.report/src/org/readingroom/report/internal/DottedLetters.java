package org.readingroom.report.internal;

import java.awt.Graphics2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Letters as dots, 7 across and 13 down, for machines without fonts. Printable ASCII; any other character is a question
 * mark.
 *
 * <p>Source: the font 7x13 of the X Window System's misc-fixed family, which is in the public domain. The file has a line
 * a character: the character, a space, and thirteen bytes in hex, one a row, the leftmost dot being bit 6.
 */
final class DottedLetters {
    private static final int ACROSS = 7;
    private static final int DOWN = 13;
    private static final Map<Integer, byte[]> LETTERS = read();

    private DottedLetters() {}

    static int height(int size) {
        return DOWN * zoom(size);
    }

    static int width(String text, int size) {
        return (int) text.codePoints().count() * ACROSS * zoom(size);
    }

    /** Dots grow in whole steps, so that letters stay crisp. */
    private static int zoom(int size) {
        return Math.max(1, size / DOWN);
    }

    static void write(Graphics2D g, String text, int x, int y, int size) {
        int zoom = zoom(size);
        int left = x;
        for (int c : text.codePoints().toArray()) {
            byte[] rows = c == ' ' ? new byte[DOWN] : LETTERS.getOrDefault(c, LETTERS.get((int) '?'));
            for (int r = 0; r < DOWN; r++) {
                for (int b = 0; b < ACROSS; b++) {
                    if ((rows[r] >> (ACROSS - 1 - b) & 1) != 0) {
                        g.fillRect(left + b * zoom, y + r * zoom, zoom, zoom);
                    }
                }
            }
            left += ACROSS * zoom;
        }
    }

    private static Map<Integer, byte[]> read() {
        try (InputStream in = DottedLetters.class.getResourceAsStream("letters-7x13.txt")) {
            Map<Integer, byte[]> letters = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .forEach(line ->
                            letters.put((int) line.charAt(0), HexFormat.of().parseHex(line, 2, 28)));
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException("the letters of this bundle cannot be read", e);
        }
    }
}
