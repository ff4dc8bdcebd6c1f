package org.readingroom.imports.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.settings.Setting;

/** Settings of imported readings. */
public record ImportReadingsSettings(
        @Setting(
                value = "A CSV file with a header line. Columns: case; slice, such as axial-077, for what is said of a"
                        + " slice; grade (LGG, HGG, 0 or 1) and score (how much for HGG) of a patient; row, column"
                        + " of a point; top, left, bottom, right of a box, in pixels of the slice from 0; reader."
                        + " A cell may be empty.",
                identity = false)
        Path file,

        @Setting("Take the lines of this reader alone, where the file has several.")
        Optional<String> reader,

        @Setting(
                value = "stop: a case or slice without a reading ends the arm, and cases are looked for before"
                        + " anything is read; mark: it counts as failed, and the report says so.",
                def = "stop")
        Lacking lacking) {}
