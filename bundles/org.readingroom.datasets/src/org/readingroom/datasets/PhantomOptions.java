package org.readingroom.datasets;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.readingroom.api.settings.Setting;

/**
 * The options of the {@code phantom} command.
 *
 * @param out the folder to make
 * @param cases how many patients
 * @param seed what they are drawn from
 * @param size how finely they are sampled
 * @param lggShare the share of patients labelled LGG
 * @param shuffleGrades whether grades are dealt out anew across patients
 */
public record PhantomOptions(
        @Setting("The BraTS folder to make, or to go on with.")
        Path out,

        @Setting(value = "How many patients.", def = "12", min = 1, max = 9999)
        int cases,

        @Setting(value = "What the patients are drawn from: the same seed gives the same patients.", def = "1")
        long seed,

        @Setting(value = "full: 240x240x155 voxels of 1 mm; small: 60x60x39 voxels of 4 mm.", def = "full")
        PhantomSize size,

        @Setting(
                value = "The share of patients labelled LGG; where none is given 76 of 369, as in BraTS 2020. With 0.5"
                        + " few test patients tell more about a reader of the grade.",
                min = 0.01,
                max = 0.99)
        OptionalDouble lggShare,

        @Setting(
                value = "Deals the grades out anew across the patients, so that no image tells its grade: a reader that"
                        + " does better than chance on them knows what it should not. Reports are headed so.",
                def = "false")
        boolean shuffleGrades) {}
