package org.readingroom.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.model.Model;
import org.readingroom.settings.SettingsWriter;
import org.readingroom.study.Arm;
import org.readingroom.study.ImageSettings;
import org.readingroom.study.InputSettings;

/** The parts of an arm's {@link ArmBasis} as trees. */
final class ArmIdentity {
    /** The key of a model's identity that says it is an untrained control. */
    private static final String CONTROL = "control";

    private static final Set<ImageSettings.Control> NO_IMAGE = Set.of(
            ImageSettings.Control.BLANK,
            ImageSettings.Control.NOISE,
            ImageSettings.Control.OTHER_PATIENT,
            ImageSettings.Control.TEXT_ONLY);

    private final Arm arm;
    private final Map<String, Object> plugin;
    private final Model model;

    /** @param plugin id, version and settings of the model's plugin */
    ArmIdentity(Arm arm, Map<String, Object> plugin, Model model) {
        this.arm = arm;
        this.plugin = plugin;
        this.model = model;
    }

    Map<String, Object> model() {
        Map<String, Object> identity = new TreeMap<>(plugin);
        identity.put("identity", new TreeMap<>(model.identity()));
        arm.seed().ifPresent(seed -> identity.put("seed", seed));
        model.capabilities().coordinates().ifPresent(c -> identity.put("coordinates", SettingsWriter.write(c)));
        return identity;
    }

    /** @param files digests of the files that its settings name, by key */
    static Map<String, Object> prompt(Map<String, Object> plugin, String wording, Map<String, String> files) {
        Map<String, Object> prompt = new TreeMap<>(plugin);
        prompt.put("wording", wording);
        if (!files.isEmpty()) {
            prompt.put(PromptFiles.KEY, files);
        }
        return prompt;
    }

    Map<String, Object> decode(boolean forced) {
        Map<String, Object> decode = new TreeMap<>(SettingsWriter.write(arm.decode()));
        decode.remove("repeats");
        decode.put("forced", forced);
        return decode;
    }

    Map<String, Object> image(Optional<InputSettings> input, List<FewShot.Drawn> examples) {
        Map<String, Object> image = new TreeMap<>();
        image.put("plane", arm.slices().plane().name());
        image.put("volume", arm.slices().volume());
        if (arm.prompt().isPresent()) {
            image.putAll(SettingsWriter.write(arm.image()));
            image.put("volumes", arm.volumes());
        }
        if (!examples.isEmpty()) {
            image.put("examples", examples.stream().map(FewShot.Drawn::record).toList());
        }
        input.ifPresent(i -> image.put(ArmBasis.INPUT, SettingsWriter.write(i)));
        return image;
    }

    /** Whether the arm is an untrained control, or one that is not shown the slice. */
    boolean control() {
        return "true".equals(model.identity().get(CONTROL))
                || NO_IMAGE.contains(arm.image().control());
    }
}
