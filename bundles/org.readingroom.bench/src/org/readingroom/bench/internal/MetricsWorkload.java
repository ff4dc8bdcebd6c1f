package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.Mask;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.metrics.segmentation.Dice;
import org.readingroom.metrics.segmentation.Hausdorff95;
import org.readingroom.metrics.segmentation.MaskPair;
import org.readingroom.metrics.segmentation.VoxelCounts;

/**
 * Dice and HD95 of two masks in memory of 240x240x155 voxels with a tumour of 100 cm3; the peer is MONAI's
 * {@code DiceMetric} and {@code HausdorffDistanceMetric(percentile=95)} on tensors in memory.
 */
final class MetricsWorkload implements Workload {
    private static final double TOLERANCE = 1e-4;

    private final Mask prediction = TumourMasks.prediction();
    private final Mask reference = TumourMasks.reference();
    private final Path folder;
    private double dice;
    private double hd95;

    MetricsWorkload(Path folder) {
        this.folder = folder;
        write(file("prediction"), prediction);
        write(file("reference"), reference);
    }

    private Path file(String name) {
        return folder.resolve(name + ".u8");
    }

    private static void write(Path file, Mask mask) {
        byte[] bytes = new byte[mask.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (mask.at(i) ? 1 : 0);
        }
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + file + ": " + e.getMessage() + "; free room there", e);
        }
    }

    @Override
    public String title() {
        return "Dice and HD95 of 240x240x155 masks, tumour of 100 cm3";
    }

    @Override
    public double goal() {
        return 0.2;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of(
                "do", "metrics",
                "prediction", file("prediction").toString(),
                "reference", file("reference").toString(),
                "shape", Arrays.stream(reference.shape()).boxed().toList());
    }

    @Override
    public void repeat() {
        MaskPair pair = MaskPair.of(prediction, reference);
        dice = Dice.of(VoxelCounts.of(pair));
        hd95 = Hausdorff95.of(pair);
    }

    @Override
    public Agreement check(JsonNode values) {
        double theirDice = values.path("dice").asDouble(Double.NaN);
        double theirHd95 = values.path("hd95").asDouble(Double.NaN);
        boolean agrees = Math.abs(dice - theirDice) <= TOLERANCE && Math.abs(hd95 - theirHd95) <= TOLERANCE;
        return new Agreement(
                agrees,
                String.format(
                        Locale.ROOT,
                        "Dice %.6f, the peer's %.6f; HD95 %.6f mm, the peer's %.6f mm; to within %.0e",
                        dice,
                        theirDice,
                        hd95,
                        theirHd95,
                        TOLERANCE));
    }
}
