package org.readingroom.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.ModelSlice;

/** Grey levels of slices of the model grid out of prepared volumes. */
final class PreparedGreys implements PromptImages.Greys {
    private final Case whole;
    private final ModelGrid grid;
    private final CasePreparer preparer;
    private final Map<String, Volume> volumes = new HashMap<>();

    PreparedGreys(Case whole, ModelGrid grid, CasePreparer preparer) {
        this.whole = whole;
        this.grid = grid;
        this.preparer = preparer;
    }

    @Override
    public byte[] of(SliceView slice, String volume) {
        float[] pixels = new ModelSlice(grid, slice.ref(), this::volume).pixels(volume);
        byte[] greys = new byte[pixels.length];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) (int) pixels[i];
        }
        return greys;
    }

    private synchronized Volume volume(String name) {
        return volumes.computeIfAbsent(name, n -> {
            byte[] greys = preparer.prepare(whole, List.of(n)).channels().get(0).greys();
            float[] values = new float[greys.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = greys[i] & 0xff;
            }
            return new FloatVolume(grid.grid(), values);
        });
    }
}
