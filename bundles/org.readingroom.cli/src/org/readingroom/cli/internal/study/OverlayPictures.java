package org.readingroom.cli.internal.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.SourceSlice;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.report.OverlayLayer;
import org.readingroom.report.OverlayRenderer;
import org.readingroom.report.OverlaySlice;
import org.readingroom.run.AtomicFile;
import org.readingroom.run.CaseTruth;
import org.readingroom.run.RunFolder;
import org.readingroom.run.RunReportData;
import org.readingroom.study.Arm;
import org.readingroom.study.Study;

/**
 * One picture a case for the report: of the slices that every arm was asked about, the one with the most tumour, with the
 * truth and what each arm says of it.
 */
final class OverlayPictures {
    private final RunFolder folder;
    private final Study study;
    private final OverlayRenderer renderer = new OverlayRenderer();

    OverlayPictures(RunFolder folder, Study study) {
        this.folder = folder;
        this.study = study;
    }

    void draw(
            Case subject,
            SourceVolumes volumes,
            String volume,
            CaseTruth truth,
            Map<String, Map<SliceRef, TaskValues>> readings) {
        Optional<SliceRef> ref = shown(truth, readings);
        if (ref.isEmpty()) {
            return;
        }
        SourceSlice slice = new SourceSlice(volumes, ref.get());
        List<OverlayLayer> layers = new ArrayList<>();
        layers.add(OverlayLayer.truth(
                "truth", truth.on(ref.get()).get(Task.SLICE_MASK).orElseThrow()));
        for (int i = 0; i < study.arms().size(); i++) {
            Arm arm = study.arms().get(i);
            if (readings.containsKey(arm.id())) {
                TaskValues said = readings.get(arm.id()).getOrDefault(ref.get(), TaskValues.NONE);
                layers.add(OverlayLayer.arm(
                        RunReportData.describe(folder, study, arm).title(), i, shapes(said)));
            }
        }
        String caption = subject.id() + ", " + volume + ", " + ref.get();
        byte[] png =
                renderer.png(new OverlaySlice(caption, ref.get().plane(), slice.frame(), slice.pixels(volume)), layers);
        AtomicFile.write(folder.figures().resolve(subject.id() + ".png"), png);
    }

    private static Optional<SliceRef> shown(CaseTruth truth, Map<String, Map<SliceRef, TaskValues>> readings) {
        Set<SliceRef> common = new LinkedHashSet<>();
        readings.values().forEach(slices -> common.addAll(slices.keySet()));
        readings.values().stream().filter(s -> !s.isEmpty()).forEach(s -> common.retainAll(s.keySet()));
        return common.stream().max(Comparator.comparingInt(ref -> area(truth, ref)));
    }

    private static int area(CaseTruth truth, SliceRef ref) {
        return truth.on(ref).get(Task.SLICE_MASK).map(Mask::count).orElse(0);
    }

    /** What an arm says most directly: its mask, else its polygon, else its box; and its point where it has no more. */
    static Object[] shapes(TaskValues said) {
        Optional<?> area = said.get(Task.SLICE_MASK);
        if (area.isEmpty()) {
            area = said.get(Task.CENTRE_POINT);
        }
        return area.stream().toArray();
    }
}
