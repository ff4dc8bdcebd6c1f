package org.readingroom.imports.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/** Settings of imported masks. */
public record ImportMasksSettings(
        @Setting("The folder of the predictions.") Root root,

        @Setting(
                value = "The file of a case below that folder: <case> is its id, <fold> the fold that it validates in,"
                        + " as in fold_<fold>/validation/<case>.nii.gz.",
                def = "<case>.nii.gz")
        String pattern,

        @Setting(
                value = "nnU-Net's splits_final.json, which says in which fold a case validates; needed where the"
                        + " pattern has <fold>.",
                identity = false)
        Optional<Path> splits,

        @Setting(value = "The labels that are tumour; none: every one that is not zero.", def = "[]")
        List<Integer> labels,

        @Setting(
                value = "stop: a case without a file ends the arm before anything is read; mark: it counts as failed,"
                        + " and the report says so.",
                def = "stop")
        Lacking lacking) {
    public ImportMasksSettings {
        labels = List.copyOf(labels);
        if (!pattern.contains("<case>")) {
            throw new IllegalArgumentException("pattern: holds <case>, which stands for the case's id");
        }
        if (pattern.contains("<fold>") != splits.isPresent()) {
            throw new IllegalArgumentException(
                    splits.isPresent()
                            ? "splits: goes with a pattern that has <fold>"
                            : "pattern: <fold> needs splits, nnU-Net's splits_final.json");
        }
    }
}
