package org.readingroom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginException;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.api.task.Task;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Study;
import org.readingroom.study.StudyException;
import org.readingroom.study.StudyFile;

/** A study whose plugins are made: metrics, prompt tasks, and the dataset once it is asked for. */
final class OpenStudy implements AutoCloseable {
    private final StudyFile source;
    private final Study study;
    private final PluginRegistry registry;
    private final SettingsBinder binder;
    private final List<BoundPlugin<?>> open = new ArrayList<>();
    private final List<PluginEntry> used = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final Map<String, PrintedTruth> prompts = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final TaskCatalogue tasks;
    private Map<String, Case> cases = Map.of();
    private Dataset dataset;

    /**
     * Makes the plugins that a study names.
     *
     * @param models whether the arms' models and prompts are checked too; not where only stored answers are scored
     * @throws SettingsException or {@link org.readingroom.api.PluginException} for what is wrong, all of it
     */
    OpenStudy(StudyFile source, PluginRegistry registry, Map<String, Path> roots, boolean models) {
        this(source, registry, roots, models, Optional.empty());
    }

    /** A study of a run that is scored again: models are not looked at, and prompts are as they were when it was read. */
    static OpenStudy scored(StudyFile source, PluginRegistry registry, Map<String, Path> roots, RunFolder folder) {
        return new OpenStudy(source, registry, roots, false, Optional.of(folder));
    }

    private OpenStudy(
            StudyFile source,
            PluginRegistry registry,
            Map<String, Path> roots,
            boolean models,
            Optional<RunFolder> folder) {
        this.source = source;
        this.study = source.study();
        this.registry = registry;
        this.binder = new SettingsBinder(roots);
        try {
            Problems problems = new Problems();
            study.metrics().forEach(choice -> problems.collect(() -> metric(choice)));
            tasks = new TaskCatalogue(metrics);
            study.arms()
                    .forEach(arm -> problems.collect(() -> {
                        if (models) {
                            check(arm);
                        } else {
                            findPrompt(arm, folder);
                        }
                    }));
            problems.raise();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void metric(PluginChoice choice) {
        BoundPlugin<MetricPlugin<Record>> p =
                keep(BoundPlugin.open(registry, binder, PluginKind.METRIC, MetricPlugin.class, choice));
        metrics.add(new GuardedMetric(p, p.call(MetricPlugin::create)));
    }

    private void check(Arm arm) {
        BoundPlugin<ModelPlugin<Record>> model = keep(
                BoundPlugin.check(registry, binder, PluginKind.MODEL, ModelPlugin.class, ArmModel.of(arm, registry)));
        model.call(ModelPlugin::endpoint);
        used.add(model.entry());
        registry.entries(PluginKind.MODEL).stream()
                .filter(e -> e.id().equals(arm.model().id()) && !e.equals(model.entry()))
                .forEach(used::add);
        arm.prompt().ifPresent(choice -> {
            BoundPlugin<PromptPlugin<Record>> p =
                    keep(BoundPlugin.open(registry, binder, PluginKind.PROMPT, PromptPlugin.class, choice));
            used.add(p.entry());
            keepPrompt(arm, p);
            ConstraintCheck.require(source, arm, p.call((made, settings) -> made.create(settings)));
        });
    }

    private void keepPrompt(Arm arm, BoundPlugin<PromptPlugin<Record>> plugin) {
        PrintedTruth printed = new PrintedTruth(plugin);
        tasks.add(printed.task());
        prompts.put(arm.id(), printed);
    }

    /** A run is scored again without the models and prompts it was read with; where a prompt is here, its ceiling is too. */
    private void findPrompt(Arm arm, Optional<RunFolder> folder) {
        arm.prompt().ifPresent(written -> {
            PluginChoice choice =
                    folder.map(f -> PromptFiles.kept(f, arm.id(), written)).orElse(written);
            try {
                keepPrompt(
                        arm, keep(BoundPlugin.open(registry, binder, PluginKind.PROMPT, PromptPlugin.class, choice)));
            } catch (PluginException | SettingsException e) {
                remarks.add("no ceiling for the prompt of arm '" + arm.id() + "': " + e.getMessage());
            }
        });
    }

    /** The truth in the words of an arm's prompt; empty where it has none, or it is not installed. */
    Optional<PrintedTruth> printed(Arm arm) {
        return Optional.ofNullable(prompts.get(arm.id()));
    }

    /** What is not as it could be, one sentence each. */
    List<String> remarks() {
        return remarks;
    }

    private <P extends org.readingroom.api.Plugin<?>> BoundPlugin<P> keep(BoundPlugin<P> plugin) {
        open.add(plugin);
        return plugin;
    }

    /** Opens the dataset; once. */
    Dataset dataset(Monitor monitor) {
        if (dataset == null) {
            BoundPlugin<DatasetPlugin<Record>> p =
                    keep(BoundPlugin.open(registry, binder, PluginKind.DATASET, DatasetPlugin.class, study.dataset()));
            used.add(p.entry());
            dataset = p.call((plugin, settings) -> plugin.open(settings, monitor));
            cases = dataset.cases().stream()
                    .map(c -> TargetCase.of(c, study.target()))
                    .collect(Collectors.toMap(Case::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        }
        return dataset;
    }

    /** Binds the dataset's settings, and opens nothing. */
    void checkDataset() {
        keep(BoundPlugin.check(registry, binder, PluginKind.DATASET, DatasetPlugin.class, study.dataset()));
    }

    /** The dataset's cases by id. */
    Map<String, Case> cases() {
        return cases;
    }

    /** The metrics of the study. */
    List<Metric> metrics() {
        return metrics;
    }

    /** Those of tasks that follow from tasks asked. */
    List<Metric> metricsOf(List<String> asked) {
        Set<String> ids = Derivable.from(asked);
        if (ids.contains(Task.SLICE_MASK.id())) {
            // A metric of masks is one of a slice's mask too.
            ids.add(Task.MASK.id());
        }
        return metrics.stream()
                .filter(m -> ids.contains(m.definition().task().id()))
                .toList();
    }

    List<MetricDefinition> definitions() {
        return metrics.stream().map(Metric::definition).toList();
    }

    TaskCatalogue tasks() {
        return tasks;
    }

    /** The plugins whose versions may change an answer. */
    List<PluginEntry> used() {
        return used;
    }

    /** What the training of an arm would be, as its plugin says. */
    Map<String, String> training(Arm arm) {
        try (BoundPlugin<ModelPlugin<Record>> model =
                BoundPlugin.check(registry, binder, PluginKind.MODEL, ModelPlugin.class, ArmModel.of(arm, registry))) {
            return model.call(ModelPlugin::training);
        }
    }

    ArmSession session(Arm arm, StudyInput input, long seed, Path cache) {
        return session(arm, input, seed, cache, Monitor.NONE);
    }

    /** The same, with somebody who is told how far a model's loading is. */
    ArmSession session(Arm arm, StudyInput input, long seed, Path cache, Monitor monitor) {
        return ArmSession.open(arm, input, registry, binder, seed, cache, monitor);
    }

    /**
     * Checks that every case that is read has the truth that the metrics need.
     *
     * @throws StudyException naming the first case that lacks it
     */
    void requireTruth(Cohort cohort) {
        for (CohortCase place : cohort.cases()) {
            if (study.arms().stream().noneMatch(a -> cohort.of(a).contains(place))) {
                continue;
            }
            Case subject = cases.get(place.caseId());
            for (Metric m : metrics) {
                Optional<String> lacking = lacking(subject, m.definition().task());
                if (lacking.isPresent()) {
                    throw new StudyException(
                            "case " + place.caseId() + " (" + place.split().word() + ") has no "
                                    + lacking.get() + ", and the metric '"
                                    + m.definition().id()
                                    + "' needs one; leave the metric out, or use cases that have it");
                }
            }
        }
    }

    private static Optional<String> lacking(Case subject, Task<?> task) {
        if (task.equals(Task.GRADE)) {
            return CaseTruth.classOf(subject, Task.GRADE).isPresent() ? Optional.empty() : Optional.of("grade");
        }
        boolean ofMask = Derivable.from(List.of(Task.MASK.id())).contains(task.id());
        return ofMask && !subject.info().hasReference() ? Optional.of("reference mask") : Optional.empty();
    }

    @Override
    public void close() {
        open.forEach(BoundPlugin::close);
        open.clear();
    }
}
