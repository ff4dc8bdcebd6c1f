package org.readingroom.api.report;

import java.nio.file.Path;
import java.util.List;
import org.readingroom.api.metric.MetricDefinition;

/** What a report section sees of a run: read only. */
public interface RunData {
    /** The study's name. */
    String study();

    /** The run's folder, with the files that DESIGN's run folder lists. */
    Path folder();

    /** The arms in the order of the study, each with its oracles in its title, and after them the ceilings. */
    List<Arm> arms();

    /** Every score, as in {@code scores.csv}. */
    List<ScoreRow> scores();

    /** Sentences that head the report, such as what is missing or that ten patients are a demonstration. */
    default List<String> notices() {
        return List.of();
    }

    /** The definitions of the metrics used. */
    default List<MetricDefinition> definitions() {
        return List.of();
    }

    /**
     * One line of the comparison.
     *
     * @param id from the study file
     * @param title the id followed by the arm's oracles where it uses any
     * @param control whether it is an untrained control
     * @param ceiling whether it is no reader but the truth sent through a representation; never counted or compared
     * @param group the arm of the study file that it is a seed of; its own id where that has none
     */
    record Arm(String id, String title, boolean control, boolean ceiling, String group) {
        /** An arm of one seed. */
        public Arm(String id, String title, boolean control, boolean ceiling) {
            this(id, title, control, ceiling, id);
        }

        /** A reader. */
        public Arm(String id, String title, boolean control) {
            this(id, title, control, false);
        }
    }
}
