package org.readingroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.SettingsNode;

/** One line of the comparison: a model, its settings, and for one that is prompted the prompt strategy and slices. */
public record Arm(
        @Setting("Names the arm in tables and files: letters, digits, dot, hyphen, underscore.")
        String id,

        @Setting("The arm whose keys this one takes over; what is written here goes before them.")
        Optional<String> like,

        @Setting("The model: a plugin's id and its settings.")
        PluginChoice model,

        @Setting("Tune the model on the arm's own questions about training patients before it reads: settings of the"
                + " plugin that tunes it, or a preset's name alone; from-arm: ID reads with what another arm learnt.")
        Optional<SettingsNode> finetune,

        @Setting(
                value = "Read the arm once with each of these seeds: arms ID.seed-N, trained, kept and scored each by"
                        + " itself, with mean, sd and range over them. May stand under model: too.",
                def = "[]",
                min = 0)
        List<Long> seeds,

        @Setting(
                value = "The seed of its model; where it is left out one follows from the study's seed and the id.",
                min = 0)
        Optional<Long> seed,

        @Setting("The arm that this is one seed of; arms with seeds: get it by themselves.")
        Optional<String> group,

        @Setting("The prompt strategy, for a model that is prompted.")
        Optional<PluginChoice> prompt,

        @Setting(value = "What images a prompt holds.", def = "{}")
        ImageSettings image,

        @Setting("Examples of training patients, shown before the question.")
        Optional<FewShotSettings> fewShot,

        @Setting(value = "Which slices are asked about.", def = "{}")
        SliceChoice slices,

        @Setting(value = "How the next token is chosen.", def = "{}")
        DecodeSettings decode,

        @Setting(
                value = "Which cases of those parts: all, or one-per-grade, drawn by the study's seed, for a test of"
                        + " consistency.",
                def = "all")
        Cases cases,

        @Setting(value = "Which parts of the cohort are read and scored.", def = "[test]")
        List<Split> read) {

    /** Which cases of a part are read. */
    public enum Cases {
        ALL,
        ONE_PER_GRADE
    }

    /** The key of {@code finetune} that names another arm. */
    static final String FROM_ARM = "from-arm";

    public Arm {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "id '" + id + "': letters, digits, dot, hyphen and underscore only, for it names files");
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException("read: an arm reads at least one of train, validation, test");
        }
        seeds = List.copyOf(seeds);
        if (Set.copyOf(seeds).size() < seeds.size()) {
            throw new IllegalArgumentException("seeds: each once, not " + seeds);
        }
        if (!seeds.isEmpty() && (seed.isPresent() || group.isPresent())) {
            throw new IllegalArgumentException("seeds: leave seed and group out where there are seeds");
        }
    }

    /** The arm whose training it reads with; empty where it is not tuned, or by a training of its own. */
    public Optional<String> tunedBy() {
        return finetune.flatMap(f -> f.get(FROM_ARM)).map(SettingsNode::text);
    }

    /** The arm of the study file that this is a seed of; its own id where it is no seed. */
    public String groupId() {
        return group.orElse(id);
    }

    /** This arm, or where it has seeds one arm for each. */
    public List<Arm> members() {
        if (seeds.isEmpty()) {
            return List.of(this);
        }
        return seeds.stream()
                .map(s -> new Arm(
                        id + ".seed-" + s,
                        like,
                        model,
                        finetune,
                        List.of(),
                        Optional.of(s),
                        Optional.of(id),
                        prompt,
                        image,
                        fewShot,
                        slices,
                        decode,
                        cases,
                        read))
                .toList();
    }

    /** The volumes whose pixels it is shown. */
    public List<String> volumes() {
        return image.volumes().isEmpty() ? List.of(slices.volume()) : image.volumes();
    }

    /**
     * The uses of the reference in this arm's own input; what it takes over by {@code slices.from-arm} is not among them.
     *
     * @param asksSlices whether the arm is asked slice by slice, so that the choice of slices is part of its input
     * @param crop what is cut out of the cases that the arm is given; empty where it is given the source's own voxels
     */
    public List<String> oracles(boolean asksSlices, Optional<InputSettings.Crop> crop) {
        List<String> oracles = new ArrayList<>();
        if (crop.filter(c -> c == InputSettings.Crop.MASK_CENTRED).isPresent()) {
            oracles.add("crop");
        }
        if (asksSlices && slices.choose() == SliceChoice.Choose.REFERENCE) {
            oracles.add("slices");
        }
        return List.copyOf(oracles);
    }
}
