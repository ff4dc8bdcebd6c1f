package org.readingroom.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.Task;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsWriter;
import org.readingroom.study.Arm;
import org.readingroom.study.StudyException;

/** An arm whose model is open: everything that is the arm's own while it is read. */
final class ArmSession implements AutoCloseable {
    /** The key of a model's identity that says it is an untrained control. */
    private static final String CONTROL = "control";

    private final Arm arm;
    private final BoundPlugin<ModelPlugin<Record>> plugin;
    private final Optional<BoundPlugin<PromptPlugin<Record>>> promptPlugin;
    private final Optional<PromptStrategy> strategy;
    private final Model model;
    private final StudyInput input;

    private ArmSession(
            Arm arm,
            StudyInput input,
            BoundPlugin<ModelPlugin<Record>> plugin,
            Optional<BoundPlugin<PromptPlugin<Record>>> promptPlugin,
            Model model) {
        this.arm = arm;
        this.input = input;
        this.plugin = plugin;
        this.promptPlugin = promptPlugin;
        this.strategy = promptPlugin.map(p -> p.call((made, settings) -> made.create(settings)));
        this.model = model;
    }

    /** Opens an arm's model and prompt strategy. */
    static ArmSession open(
            Arm arm, StudyInput input, PluginRegistry registry, SettingsBinder binder, long seed, Path cache) {
        BoundPlugin<ModelPlugin<Record>> plugin =
                BoundPlugin.open(registry, binder, PluginKind.MODEL, ModelPlugin.class, arm.model());
        try {
            DeclaredPreparer preparer = new DeclaredPreparer(input.preparer(), arm.id());
            Model model = plugin.call((p, settings) -> p.open(settings, new ModelContext(seed, cache, true, preparer)));
            Optional<BoundPlugin<PromptPlugin<Record>>> prompt = arm.prompt()
                    .map(choice -> BoundPlugin.open(registry, binder, PluginKind.PROMPT, PromptPlugin.class, choice));
            ArmSession session = new ArmSession(arm, input, plugin, prompt, model);
            preparer.declared(session.takesPrepared());
            session.requireFit();
            return session;
        } catch (RuntimeException e) {
            plugin.close();
            throw e;
        }
    }

    private void requireFit() {
        boolean prompted = capabilities().input() == Capabilities.Input.PROMPTS;
        if (prompted && strategy.isEmpty()) {
            throw new StudyException("arm '" + arm.id() + "': the model '"
                    + arm.model().id() + "' is prompted; give the arm a prompt, such as prompt: bounding-box");
        }
        if (!prompted && strategy.isPresent()) {
            throw new StudyException("arm '" + arm.id() + "': the model '"
                    + arm.model().id() + "' reads volumes and takes no prompt; remove the arm's prompt");
        }
    }

    /** Whether its model takes prepared cases. */
    boolean takesPrepared() {
        return capabilities().input() == Capabilities.Input.PREPARED;
    }

    Capabilities capabilities() {
        return model.capabilities();
    }

    Optional<PromptStrategy> strategy() {
        return strategy;
    }

    /** Whether the model has to learn before it reads. */
    boolean trainable() {
        return model instanceof TrainableModel && capabilities().trainable();
    }

    /** What its answers rest on, given the digest of its training. */
    ArmBasis basis(String fit, TaskCatalogue known) {
        Map<String, Object> identity = new TreeMap<>(plugin.identity());
        identity.put("identity", new TreeMap<>(model.identity()));
        Map<String, Object> image = new TreeMap<>();
        image.put("plane", arm.slices().plane().name());
        image.put("volume", arm.slices().volume());
        List<String> tasks = strategy.map(s -> List.of(s.task().id()))
                .orElseGet(() -> capabilities().tasks().stream().sorted().toList());
        boolean asksSlices = strategy.isPresent()
                || tasks.stream().anyMatch(t -> known.get(t).scope() == Task.Scope.SLICE);
        if (takesPrepared() || asksSlices && input.given().isPresent()) {
            image.put(ArmBasis.INPUT, SettingsWriter.write(input.settings()));
        }
        Map<String, Object> decode = strategy.isEmpty() ? Map.of() : SettingsWriter.write(arm.decode());
        decode = new TreeMap<>(decode);
        decode.remove("repeats");
        return new ArmBasis(
                identity,
                fit,
                promptPlugin.map(BoundPlugin::identity).orElse(Map.of()),
                decode,
                image,
                tasks,
                "true".equals(model.identity().get(CONTROL)));
    }

    /** Id, version and settings of the model plugin, and what it is given of a case, for the digest of a training. */
    Map<String, Object> trainingIdentity() {
        Map<String, Object> identity = new TreeMap<>(plugin.identity());
        if (takesPrepared()) {
            identity.put(ArmBasis.INPUT, SettingsWriter.write(input.settings()));
        }
        return identity;
    }

    void fit(TrainingView view, Path folder, Monitor monitor) {
        plugin.guard(() -> ((TrainableModel) model).fit(view, folder, monitor));
    }

    void load(Path folder) {
        plugin.guard(() -> ((TrainableModel) model).load(folder));
    }

    void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        plugin.guard(() -> model.read(request, sink, monitor));
    }

    @Override
    public void close() {
        try {
            plugin.guard(model::close);
        } finally {
            promptPlugin.ifPresent(BoundPlugin::close);
            plugin.close();
        }
    }
}
