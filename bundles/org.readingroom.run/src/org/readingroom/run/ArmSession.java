package org.readingroom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
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
import org.readingroom.study.Cohort;

/** An arm whose model is open: everything that is the arm's own while it is read. */
final class ArmSession implements AutoCloseable {
    private final Arm arm;
    private final BoundPlugin<ModelPlugin<Record>> plugin;
    private final Optional<BoundPlugin<PromptPlugin<Record>>> promptPlugin;
    private final Optional<PromptStrategy> strategy;
    private final Model model;
    private final StudyInput input;
    private List<FewShot.Drawn> examples = List.of();

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
        return open(arm, input, registry, binder, seed, cache, Monitor.NONE);
    }

    /**
     * Opens an arm's model and prompt strategy.
     *
     * @param monitor is told how far a model's loading is
     */
    static ArmSession open(
            Arm arm,
            StudyInput input,
            PluginRegistry registry,
            SettingsBinder binder,
            long seed,
            Path cache,
            Monitor monitor) {
        BoundPlugin<ModelPlugin<Record>> plugin =
                BoundPlugin.open(registry, binder, PluginKind.MODEL, ModelPlugin.class, ArmModel.of(arm, registry));
        try {
            DeclaredPreparer preparer = new DeclaredPreparer(input.preparer(), arm.id());
            boolean offline = plugin.call(ModelPlugin::endpoint).isEmpty();
            ModelContext context = new ModelContext(seed, cache, offline, preparer, monitor);
            Model model = plugin.call((p, settings) -> p.open(settings, context));
            Optional<BoundPlugin<PromptPlugin<Record>>> prompt = arm.prompt()
                    .map(choice -> BoundPlugin.open(registry, binder, PluginKind.PROMPT, PromptPlugin.class, choice));
            ArmSession session = new ArmSession(arm, input, plugin, prompt, model);
            preparer.declared(session.takesPrepared());
            ArmFit.require(arm, session.capabilities(), session.strategy);
            return session;
        } catch (RuntimeException e) {
            plugin.close();
            throw e;
        }
    }

    /** Draws the arm's few-shot examples; once, before the first prompt is made. */
    void drawExamples(Cohort cohort, Map<String, Case> cases) {
        examples = FewShot.of(
                arm,
                cohort,
                cases,
                input,
                strategy.map(s -> AskedArm.of(arm, s, capabilities().coordinates(), cohort.seed())));
    }

    /** Makes the arm's prompts; empty where it is not prompted. */
    Optional<PromptMaker> prompts(long seed) {
        return strategy.map(s -> new PromptMaker(arm, s, examples, seed));
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

    /** Whether the probability of each listed answer is asked for: it is wanted, and the model gives it. */
    boolean asksForced() {
        return arm.decode().forced() && capabilities().continuations();
    }

    /** What its answers rest on, given the digest of its training. */
    ArmBasis basis(String fit, TaskCatalogue known) {
        List<String> tasks = strategy.map(s -> List.of(s.task().id()))
                .orElseGet(() -> capabilities().tasks().stream().sorted().toList());
        boolean asksSlices = strategy.isPresent()
                || tasks.stream().anyMatch(t -> known.get(t).scope() == Task.Scope.SLICE);
        ArmIdentity identity = new ArmIdentity(arm, plugin.identity(), model);
        return new ArmBasis(
                identity.model(),
                fit,
                promptIdentity(),
                strategy.isEmpty() ? Map.of() : identity.decode(asksForced()),
                identity.image(
                        takesPrepared() || asksSlices && input.given().isPresent()
                                ? Optional.of(input.settings())
                                : Optional.empty(),
                        examples),
                tasks,
                identity.control());
    }

    /**
     * Id, version and settings of the model plugin, and what it is given of a case, for the digest of a training; of a
     * prompted model its prompt, its images, the choice of slices, and how it is asked in validation.
     */
    Map<String, Object> trainingIdentity() {
        Map<String, Object> identity = new TreeMap<>(plugin.identity());
        if (takesPrepared()) {
            identity.put(ArmBasis.INPUT, SettingsWriter.write(input.settings()));
        }
        promptPlugin.ifPresent(p -> {
            ArmIdentity own = new ArmIdentity(arm, plugin.identity(), model);
            identity.put("prompt", promptIdentity());
            identity.put("image", own.image(input.given(), List.of()));
            identity.put("slices", SettingsWriter.write(arm.slices()));
            identity.put("decode", own.decode(false));
        });
        return identity;
    }

    private Map<String, Object> promptIdentity() {
        return promptPlugin
                .map(p -> ArmIdentity.prompt(
                        p.identity(), prompts(0).orElseThrow().wording(), PromptFiles.digests(p.paths())))
                .orElse(Map.of());
    }

    /** The files that its prompt is made of, by the keys of its settings. */
    Map<String, Path> promptFiles() {
        return promptPlugin.map(BoundPlugin::paths).orElse(Map.of());
    }

    /** The arm and its words; empty where it is not prompted. */
    Optional<AskedArm> asked(long studySeed) {
        return strategy.map(s -> AskedArm.of(arm, s, capabilities().coordinates(), studySeed));
    }

    /** What the model says beforehand of a training. */
    List<String> preview(TrainingView view) {
        List<String> lines = new ArrayList<>();
        plugin.guard(() -> lines.addAll(((TrainableModel) model).preview(view)));
        return lines;
    }

    void fit(TrainingView view, Path folder, Monitor monitor) {
        plugin.guard(() -> ((TrainableModel) model).fit(view, folder, monitor));
    }

    void load(Path folder) {
        plugin.guard(() -> ((TrainableModel) model).load(folder));
    }

    /** Tells the model what it will be asked about, and of whom each case is. */
    void expect(List<Case> cases) {
        List<Case> blind = cases.stream().<Case>map(BlindCase::named).toList();
        plugin.guard(() -> model.expect(blind));
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
