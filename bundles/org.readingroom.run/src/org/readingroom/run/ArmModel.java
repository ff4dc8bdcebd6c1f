package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.PluginException;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsNode;
import org.readingroom.study.Arm;

/**
 * The model plugin that reads an arm: the one it names, and where the arm is fine-tuned the one that tunes that, with the
 * settings of both.
 */
final class ArmModel {
    private static final String FINETUNE = "finetune";
    private static final String FROM_ARM = "from-arm";

    private ArmModel() {}

    /**
     * The plugin and its settings.
     *
     * @throws PluginException with the place of {@code finetune:} where no plugin, or more than one, tunes the arm's model
     */
    static PluginChoice of(Arm arm, PluginRegistry registry) {
        return arm.finetune()
                .map(settings -> new PluginChoice(
                        tuner(arm, settings, registry),
                        arm.model().settings().with(FINETUNE, settings.without(FROM_ARM))))
                .orElse(arm.model());
    }

    private static String tuner(Arm arm, SettingsNode finetune, PluginRegistry registry) {
        String base = arm.model().id();
        List<String> tuners = new ArrayList<>();
        for (PluginEntry entry : registry.entries(PluginKind.MODEL)) {
            Optional<String> tunes = tunes(registry, entry);
            if (tunes.isPresent() && entry.id().equals(base)) {
                return base;
            }
            if (tunes.filter(base::equals).isPresent()) {
                tuners.add(entry.id());
            }
        }
        if (tuners.size() == 1) {
            return tuners.get(0);
        }
        throw new PluginException(finetune.where() + ": arm '" + arm.id() + "' is fine-tuned, and "
                + (tuners.isEmpty()
                        ? "no installed plugin tunes the model '" + base
                                + "'; install one that does (for llama-vision the"
                                + " feature org.readingroom.lora.feature), or remove finetune"
                        : "several plugins tune the model '" + base + "': " + String.join(", ", tuners)
                                + "; name one of them as the arm's model"));
    }

    /** What a plugin says it tunes; nothing where it does not work, which is told where it is asked for. */
    private static Optional<String> tunes(PluginRegistry registry, PluginEntry entry) {
        try (PluginHandle<?> handle = registry.open(PluginKind.MODEL, entry.id(), ModelPlugin.class)) {
            return handle.call(p -> ((ModelPlugin<?>) p).tunes());
        } catch (PluginException broken) {
            return Optional.empty();
        }
    }
}
