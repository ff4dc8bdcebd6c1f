package org.readingroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.PluginChoice;

/** One line of the comparison: a model, its settings, and for one that is prompted the prompt strategy and slices. */
public record Arm(
        @Setting("Names the arm in tables and files: letters, digits, dot, hyphen, underscore.")
        String id,

        @Setting("The model: a plugin's id and its settings.")
        PluginChoice model,

        @Setting("The prompt strategy, for a model that is prompted.")
        Optional<PluginChoice> prompt,

        @Setting(value = "Which slices are asked about.", def = "{}")
        SliceChoice slices,

        @Setting(value = "How the next token is chosen.", def = "{}")
        DecodeSettings decode,

        @Setting(value = "Which parts of the cohort are read and scored.", def = "[test]")
        List<Split> read) {

    public Arm {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "id '" + id + "': letters, digits, dot, hyphen and underscore only, for it names files");
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException("read: an arm reads at least one of train, validation, test");
        }
    }

    /**
     * The uses of the reference in this arm's input.
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
