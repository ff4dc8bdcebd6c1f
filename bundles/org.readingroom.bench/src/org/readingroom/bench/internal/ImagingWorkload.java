package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.data.Volume;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.imaging.Intensity;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.Window;
import org.readingroom.nifti.NiftiReader;

/**
 * Preprocessing a case from its files to an array of (4, 95, 128, 128): reading, reorientation, resize (trilinear),
 * percentile window to grey levels and standard scores, in one thread; the peer is MONAI's LoadImage, Orientation,
 * ScaleIntensityRangePercentiles, Resize and NormalizeIntensity.
 *
 * <p>MONAI's percentiles are over all voxels of a volume and ours over those that are not zero, so that the values are
 * compared where the definitions are one: reoriented and resized, before any scaling.
 */
final class ImagingWorkload implements Workload {
    private static final int[] SHAPE = {95, 128, 128};
    private static final double TOLERANCE = 1e-5;

    private final List<Path> images;
    private final Path theirs;
    private float[] scores = {};

    ImagingWorkload(BenchCase subject, Path folder) {
        images = subject.images();
        theirs = folder.resolve("resized-peer.f32");
    }

    @Override
    public String title() {
        return "preprocess a case from its files to (4, 95, 128, 128)";
    }

    @Override
    public double goal() {
        return 0.5;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of(
                "do", "preprocess",
                "files", images.stream().map(Path::toString).toList(),
                "shape", List.of(SHAPE[0], SHAPE[1], SHAPE[2]),
                "to", theirs.toString());
    }

    @Override
    public void repeat() {
        int size = SHAPE[0] * SHAPE[1] * SHAPE[2];
        float[] all = new float[images.size() * size];
        for (int m = 0; m < images.size(); m++) {
            Volume volume = NiftiReader.read(images.get(m)).volume();
            Intensity intensity = Intensity.of(volume, 0.5, 99.5);
            float[] resized = resized(volume);
            for (int i = 0; i < size; i++) {
                all[m * size + i] = intensity.score(resized[i]);
            }
        }
        scores = all;
    }

    private static float[] resized(Volume volume) {
        return ModelGrid.of(volume.grid(), Window.whole(volume.grid()), SHAPE[0], SHAPE[1], SHAPE[2])
                .resample(volume)
                .values();
    }

    @Override
    public Agreement check(JsonNode values) {
        FloatBuffer peer = peerValues();
        int size = SHAPE[0] * SHAPE[1] * SHAPE[2];
        if (peer.remaining() != scores.length) {
            return new Agreement(
                    false, peer.remaining() + " resized values from the peer where ours are " + scores.length);
        }
        double worst = 0;
        for (int m = 0; m < images.size(); m++) {
            float[] ours = resized(NiftiReader.read(images.get(m)).volume());
            double largest = 0;
            double apart = 0;
            for (int i = 0; i < size; i++) {
                largest = Math.max(largest, Math.abs(ours[i]));
                apart = Math.max(apart, Math.abs(ours[i] - peer.get(m * size + i)));
            }
            worst = Math.max(worst, largest == 0 ? apart : apart / largest);
        }
        return new Agreement(
                worst <= TOLERANCE,
                String.format(
                        Locale.ROOT,
                        "reoriented and resized voxels differ by at most %.1e of the largest (allowed %.0e);"
                                + " percentiles are defined otherwise there and are not compared",
                        worst,
                        TOLERANCE));
    }

    private FloatBuffer peerValues() {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(theirs))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
        } catch (IOException e) {
            throw new PeerException("the peer left no values in " + theirs + ": " + e.getMessage(), e);
        }
    }
}
