package org.readingroom.run;

import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.Plugin;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsReference;
import org.readingroom.study.Arm;
import org.readingroom.study.StudyException;

/** The prompt strategy of a bench, with the arm's wording or with one that is tried. */
final class BenchPrompts implements AutoCloseable {
    /** The key of a strategy's settings that names a prompt file, as all of ours have it. */
    private static final String FILE = "file";

    private final Arm arm;
    private final PluginRegistry registry;
    private final SettingsBinder binder;
    private final Path scratch;
    private Optional<BoundPlugin<PromptPlugin<Record>>> plugin = Optional.empty();
    private Optional<PromptStrategy> strategy = Optional.empty();
    private Optional<String> wording = Optional.empty();

    /** @param scratch the file that a wording is put into */
    BenchPrompts(Arm arm, PluginRegistry registry, SettingsBinder binder, Path scratch) {
        this.arm = arm;
        this.registry = registry;
        this.binder = binder;
        this.scratch = scratch;
    }

    /** Whether the arm is prompted at all. */
    boolean prompted() {
        return arm.prompt().isPresent();
    }

    /** The words of a question as a prompt file has them: plain braces doubled. */
    static String wording(Prompt prompt) {
        StringBuilder text = new StringBuilder();
        for (Prompt.Part part : prompt.turns().get(prompt.turns().size() - 1).parts()) {
            if (part instanceof Prompt.Text t) {
                text.append(text.isEmpty() ? "" : "\n").append(t.text());
            }
        }
        return text.toString().replace("{", "{{").replace("}", "}}");
    }

    /**
     * The strategy with a wording.
     *
     * @throws StudyException where the strategy takes no prompt file
     */
    PromptStrategy strategy(Optional<String> words) {
        if (strategy.isEmpty() || !words.equals(wording)) {
            close();
            PluginChoice choice = arm.prompt().orElseThrow();
            BoundPlugin<PromptPlugin<Record>> opened = BoundPlugin.open(
                    registry,
                    binder,
                    PluginKind.PROMPT,
                    PromptPlugin.class,
                    words.map(w -> worded(choice, w)).orElse(choice));
            plugin = Optional.of(opened);
            strategy = Optional.of(opened.call((made, settings) -> made.create(settings)));
            wording = words;
        }
        return strategy.get();
    }

    private PluginChoice worded(PluginChoice choice, String words) {
        if (!takesWording()) {
            throw new StudyException("the prompt strategy '" + choice.id()
                    + "' takes no wording of one's own: it has no setting 'file'");
        }
        AtomicFile.write(scratch, words + "\n");
        SettingsNode file = SettingsNode.of("the wording on the bench", scratch.toString());
        return new PluginChoice(choice.id(), choice.settings().with(FILE, file));
    }

    /** Whether the strategy takes a prompt file. */
    boolean takesWording() {
        PluginChoice choice = arm.prompt().orElseThrow();
        try (BoundPlugin<PromptPlugin<Record>> p =
                BoundPlugin.check(registry, binder, PluginKind.PROMPT, PromptPlugin.class, choice)) {
            Class<? extends Record> type = p.call((made, settings) -> ((Plugin<?>) made).settingsType());
            return SettingsReference.of(type).stream()
                    .anyMatch(s -> s.key().equals(FILE) && s.kind() == SettingDescription.Kind.PATH);
        }
    }

    @Override
    public void close() {
        plugin.ifPresent(BoundPlugin::close);
        plugin = Optional.empty();
        strategy = Optional.empty();
    }
}
