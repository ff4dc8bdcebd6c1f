package org.readingroom.report.internal.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;

class MaskPathTest {
    private static Mask mask(String... rows) {
        boolean[] bits = new boolean[rows.length * rows[0].length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
        }
        return new Mask(new int[] {rows.length, rows[0].length()}, new double[] {1, 1}, bits);
    }

    @Test
    void aPixelIsASquareAndAHoleARingOfItsOwn() {
        assertEquals("M1 0h1v1h-1v-1z", MaskPath.of(mask(".#.", "...")));
        assertEquals("M0 0h3v3h-3v-3zM1 1v1h1v-1h-1z", MaskPath.of(mask("###", "#.#", "###")));
        assertEquals("", MaskPath.of(mask("..", "..")));
    }

    @Test
    void theFilledPathIsTheMask() {
        Random random = new Random(7);
        for (int n = 0; n < 200; n++) {
            int rows = 1 + random.nextInt(9);
            int columns = 1 + random.nextInt(9);
            boolean[] bits = new boolean[rows * columns];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = random.nextBoolean();
            }
            String d = MaskPath.of(new Mask(new int[] {rows, columns}, new double[] {1, 1}, bits));
            Path2D path = parse(d);
            for (int i = 0; i < bits.length; i++) {
                assertEquals(bits[i], path.contains(i % columns + 0.5, i / columns + 0.5), d);
            }
        }
    }

    private static Path2D parse(String d) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        Matcher m = Pattern.compile("M(\\d+) (\\d+)|([hv])(-?\\d+)|z").matcher(d);
        double x = 0;
        double y = 0;
        int end = 0;
        while (m.find()) {
            assertEquals(end, m.start(), "nothing but moves and steps");
            end = m.end();
            if (m.group(1) != null) {
                x = Integer.parseInt(m.group(1));
                y = Integer.parseInt(m.group(2));
                path.moveTo(x, y);
            } else if (m.group(3) != null) {
                x += m.group(3).equals("h") ? Integer.parseInt(m.group(4)) : 0;
                y += m.group(3).equals("v") ? Integer.parseInt(m.group(4)) : 0;
                path.lineTo(x, y);
            } else {
                path.closePath();
            }
        }
        assertTrue(end == d.length());
        return path;
    }
}
