package org.readingroom.cli.internal.study;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.run.CaseObserver;
import org.readingroom.run.CaseTruth;
import org.readingroom.run.RunFolder;
import org.readingroom.run.StoredAnswer;
import org.readingroom.study.Study;

/** The pictures of a run: one a case for the report's page, and each case's own page. A case's voxels are read once. */
final class CasePictures implements CaseObserver {
    private static final List<String> SHOWN = List.of("flair", "t2", "t1ce", "t1");
    private final OverlayPictures overlays;
    private final PatientPageMaker pages;

    CasePictures(RunFolder folder, Study study) {
        overlays = new OverlayPictures(folder, study);
        pages = new PatientPageMaker(folder, study);
    }

    @Override
    public void answered(String arm, Supplier<List<StoredAnswer>> answers, Map<String, SliceRef> shown) {
        pages.answered(arm, answers.get(), shown);
    }

    @Override
    public void scored(Case subject, CaseTruth truth, Map<String, Map<SliceRef, TaskValues>> readings) {
        if (subject.info().volumes().isEmpty()) {
            pages.forget();
            return;
        }
        SourceVolumes volumes = new SourceVolumes(subject);
        String volume = SHOWN.stream()
                .filter(subject.info().volumes()::contains)
                .findFirst()
                .orElse(subject.info().volumes().iterator().next());
        overlays.draw(subject, volumes, volume, truth, readings);
        pages.write(subject, volumes, volume, truth, readings);
    }
}
