package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.imaging.Intensity;

/** From values to greys. */
class WindowTest {
    private static final Grid GRID = Cube.lps();

    private static FloatVolume volume() {
        float[] values = Cube.indices(GRID).values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 0 ? 0 : i * i - 40;
        }
        return new FloatVolume(GRID, values);
    }

    @Test
    void readersPresetIsTheWindowThatReadersAreGiven() {
        VolumeValues values = VolumeValues.of(volume());
        Intensity given = Intensity.of(volume(), 0.5, 99.5);
        double level = (values.scale().greatest() - values.scale().least()) / ValueScale.LEVELS;
        Window window = WindowPreset.READERS.of(values);
        // Percentiles of so few voxels lie between two of them: the nearest one is taken here.
        assertEquals(given.low(), window.low(), 2 * level + 3);
        assertEquals(given.high(), window.high(), 2 * level + 300);
        Window full = WindowPreset.FULL.of(values);
        assertEquals(values.scale().least(), full.low());
        assertEquals(values.scale().greatest(), full.high());
    }

    @Test
    void tableRisesFromBlackToWhiteWithinTheWindow() {
        ValueScale scale = new ValueScale(-100, 900);
        byte[] table = new Window(0, 510).table(scale);
        assertEquals(0, table[scale.level(-50)] & 0xff);
        assertEquals(0, table[scale.level(0)] & 0xff);
        assertEquals(50, table[scale.level(100)] & 0xff);
        assertEquals(255, table[scale.level(510)] & 0xff);
        assertEquals(255, table[scale.level(900)] & 0xff);
        for (int n = 1; n < table.length; n++) {
            assertTrue((table[n] & 0xff) >= (table[n - 1] & 0xff));
        }
    }

    @Test
    void sixteenBitValuesKeepTheirLevels() {
        ValueScale scale = new ValueScale(0, 32767);
        for (int v = 0; v <= 32767; v += 127) {
            assertEquals(v, scale.value(scale.level(v)), 0.26);
        }
        assertEquals(0, scale.level(Double.NaN));
        assertEquals(0, scale.level(-1));
        assertEquals(ValueScale.LEVELS - 1, scale.level(1e9));
    }

    @Test
    void volumeWithoutASpreadIsShownBlackAndNotRefused() {
        float[] same = new float[GRID.size()];
        Arrays.fill(same, 5);
        VolumeValues values = VolumeValues.of(new FloatVolume(GRID, same));
        byte[] table = WindowPreset.READERS.of(values).table(values.scale());
        assertEquals(ValueScale.LEVELS, table.length);
        assertEquals(6, values.scale().greatest());
    }

    @Test
    void windowIsNeverEmpty() {
        assertTrue(new Window(3, 3).width() > 0);
        assertTrue(Window.of(10, -5).width() > 0);
        assertEquals(10, Window.of(10, 4).level(), 1e-12);
    }
}
