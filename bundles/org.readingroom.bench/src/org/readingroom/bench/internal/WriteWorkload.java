package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.nifti.NiftiReader;
import org.readingroom.nifti.NiftiWriter;

/**
 * Writing a whole-tumour mask in memory as {@code .nii.gz} of uint8; the peer is {@code nibabel.save}. Ours is forced
 * to disk and renamed into place, the peer's is not.
 */
final class WriteWorkload implements Workload {
    private final Grid grid;
    private final Mask mask;
    private final Path source;
    private final Path ours;
    private final Path theirs;

    WriteWorkload(BenchCase subject, Path folder) {
        source = subject.segmentation();
        LabelMap labels = LabelMap.of(NiftiReader.read(source).volume());
        grid = labels.grid();
        mask = labels.foreground();
        ours = folder.resolve("mask-ours.nii.gz");
        theirs = folder.resolve("mask-peer.nii.gz");
    }

    @Override
    public String title() {
        return "write a mask as .nii.gz";
    }

    @Override
    public double goal() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of("do", "write", "mask", source.toString(), "to", theirs.toString(), "other", ours.toString());
    }

    @Override
    public void repeat() {
        NiftiWriter.write(ours, mask, grid);
    }

    @Override
    public Agreement check(JsonNode values) {
        Volume back = NiftiReader.read(theirs).volume();
        long crc = Checksum.of(back);
        boolean same = back.grid().matches(grid)
                && LabelMap.of(back).foreground().equals(mask)
                && values.path("crc").asLong(-1) == crc;
        String sizes = "ours " + kilobytes(ours) + ", the peer's " + kilobytes(theirs);
        return new Agreement(
                same,
                (same ? "each side reads the other's file as the same mask" : "the files differ") + " (" + sizes + ")");
    }

    private static String kilobytes(Path file) {
        try {
            return Math.round(Files.size(file) / 1000.0) + " kB";
        } catch (IOException e) {
            throw CommandException.failed("cannot look at " + file + ": " + e.getMessage(), e);
        }
    }
}
