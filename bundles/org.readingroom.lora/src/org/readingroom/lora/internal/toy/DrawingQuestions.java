package org.readingroom.lora.internal.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.TruthOfSlice;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.torch.CounterRandom;

/** The installed prompts that drawings are asked about, as a study would ask, with what is the true answer of each. */
final class DrawingQuestions implements AutoCloseable {
    private static final List<String> PROMPTS =
            List.of("classify", "classify-reasoning", "center-point", "bounding-box", "bounding-polygon");

    /**
     * A question about a drawing.
     *
     * @param name of the prompt
     * @param answer the true one
     */
    record Question(
            String name, Drawing drawing, PromptStrategy strategy, Prompt prompt, TaskValues truth, String answer) {}

    private final List<PluginHandle<?>> handles = new ArrayList<>();
    private final List<PromptStrategy> strategies = new ArrayList<>();

    DrawingQuestions(PluginRegistry registry) {
        for (String id : PROMPTS) {
            strategies.add(strategy(registry, id));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private PromptStrategy strategy(PluginRegistry registry, String id) {
        PluginHandle<PromptPlugin> handle = registry.open(PluginKind.PROMPT, id, PromptPlugin.class);
        handles.add(handle);
        return handle.call(plugin -> {
            Record settings = new SettingsBinder(Map.of())
                    .bind(
                            (Class<? extends Record>) plugin.settingsType(),
                            PluginChoice.of(id).settings());
            return plugin.create(settings);
        });
    }

    /** How many kinds there are. */
    int kinds() {
        return strategies.size();
    }

    /**
     * A question.
     *
     * @param kind which prompt
     * @param random makes the drawing
     */
    Question of(int kind, CounterRandom random) {
        Drawing drawing = Drawing.of(random);
        PromptStrategy strategy = strategies.get(kind);
        PromptInput input = new PromptInput(new DrawnSlice(drawing.image()), List.of(drawing.image()), List.of());
        TaskValues truth = TruthOfSlice.of(drawing.mask()).with(Task.GRADE, ClassScore.of(drawing.angular() ? 1 : 0));
        return new Question(
                PROMPTS.get(kind),
                drawing,
                strategy,
                strategy.prompt(input),
                truth,
                strategy.target(truth, Drawing.FRAME));
    }

    @Override
    public void close() {
        handles.forEach(PluginHandle::close);
    }
}
