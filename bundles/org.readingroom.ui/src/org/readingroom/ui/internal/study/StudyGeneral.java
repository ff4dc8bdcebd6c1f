package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.settings.Setting;
import org.readingroom.study.Arm;
import org.readingroom.study.Split;
import org.readingroom.study.Target;

/**
 * The keys of a study that stand alone, for the form.
 *
 * @param format always 1
 */
public record StudyGeneral(
        @Setting(value = "Version of the study file's form.", min = 1, max = 1)
        int format,

        @Setting("A name for tables and folders: letters, digits, dot, hyphen, underscore.")
        String name,

        @Setting(value = "Seeds every draw: split, initialisation, sampling.", def = "3407")
        long seed,

        @Setting(value = "What is called tumour: wt (every label), tc (core) or et (enhancing).", def = "wt")
        Target target) {

    /** The keys of an arm that stand alone. */
    public record ArmGeneral(
            @Setting("The arm whose keys this one takes over; what is written here goes before them.")
            Optional<String> like,

            @Setting(
                    value = "Read the arm once with each of these seeds, each scored by itself, with mean, sd and range"
                            + " over them.",
                    def = "[]",
                    min = 0)
            List<Long> seeds,

            @Setting(value = "The seed of its model; else one follows from the study's seed and the id.", min = 0)
            Optional<Long> seed,

            @Setting(value = "Which cases of the parts below: all, or one-per-grade.", def = "all")
            Arm.Cases cases,

            @Setting(value = "Which parts of the cohort are read and scored.", def = "[test]")
            List<Split> read) {}
}
