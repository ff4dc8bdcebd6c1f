package org.readingroom.study;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.PluginChoice;

/** A study file: which cases, which arms, which metrics. Bound from YAML; see {@link StudyFile}. */
public record Study(
        @Setting(value = "Version of the study file's form.", min = 1, max = 1)
        int format,

        @Setting("A name for tables and folders: letters, digits, dot, hyphen, underscore.")
        String name,

        @Setting(value = "Seeds every draw: split, initialisation, sampling.", def = "3407")
        long seed,

        @Setting("Where the cases come from: a dataset plugin's id and its settings.")
        PluginChoice dataset,

        @Setting(value = "How patients are split.", def = "{}")
        CohortSettings cohort,

        @Setting(value = "What is called tumour: wt (every label), tc (core) or et (enhancing).", def = "wt")
        Target target,

        @Setting("What readers are given of a case: crop, shape, intensity. Where it is left out, slices are of the"
                + " source's own voxels, and models that take arrays are given those of the defaults.")
        Optional<InputSettings> input,

        @Setting("The lines of the comparison.") List<Arm> arms,
        @Setting("The metrics, by id or with settings.") List<PluginChoice> metrics,

        @Setting(value = "What is claimed: primary metrics and pairs.", def = "{}")
        AnalysisSettings analysis,

        @Setting(value = "Settings of the report.", def = "{}")
        ReportSettings report) {

    /** What stands in an arm's place in scores where the truth itself is sent through a representation. */
    public static final String CEILING = "ceiling";

    public Study {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "name '" + name + "': letters, digits, dot, hyphen and underscore only, for it names files");
        }
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("arms: a study has at least one arm");
        }
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("metrics: a study has at least one metric");
        }
        arms = arms.stream().flatMap(a -> a.members().stream()).toList();
        Set<String> ids = new HashSet<>();
        for (Arm arm : arms) {
            if (!ids.add(arm.id())) {
                throw new IllegalArgumentException("arms: the id '" + arm.id() + "' is given twice");
            }
            if (arm.id().equals(CEILING)) {
                throw new IllegalArgumentException("arms: the id '" + CEILING
                        + "' is kept for the truth's own row in tables; name the arm otherwise");
            }
        }
        Set<String> names = new HashSet<>();
        for (PluginChoice metric : metrics) {
            if (!names.add(metric.id())) {
                throw new IllegalArgumentException("metrics: '" + metric.id() + "' is given twice");
            }
        }
    }

    /** The arms of an id: one, or where it is of an arm with seeds one for each seed; none where nothing has it. */
    public List<Arm> arms(String id) {
        List<Arm> own = arms.stream().filter(a -> a.id().equals(id)).toList();
        return own.isEmpty() ? arms.stream().filter(a -> a.groupId().equals(id)).toList() : own;
    }

    /** The arm of an id. */
    public Optional<Arm> arm(String id) {
        return arms.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /**
     * What the report shows.
     *
     * @param images whether patient pictures are put into it
     * @param beside whose published numbers stand beside rows of their frame and unit
     * @param rows arms by the published row that they stand in, where they are not told by what they are
     */
    public record ReportSettings(
            @Setting(value = "Whether pictures of patients stand in the report.", def = "true")
            boolean images,

            @Setting(
                    value = "Whose published numbers stand beside rows of their frame and unit.",
                    choices = {"liu2025"})
            Optional<String> beside,

            @Setting(
                    value = "Which arms stand in a published row, by the row's name, such as"
                            + " glioma-slices.tuned-one-epoch; left out, they are told by what they are.",
                    def = "{}")
            Map<String, List<String>> rows) {}
}
