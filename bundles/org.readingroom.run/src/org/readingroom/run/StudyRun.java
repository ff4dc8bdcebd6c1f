package org.readingroom.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.data.Dataset;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortBuilder;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Study;
import org.readingroom.study.StudyException;
import org.readingroom.study.StudyFile;

/**
 * Runs a study in a folder: cohort, arms, answers, scores. Stopped anywhere, a kill included, the same call goes on; nothing
 * that was finished is done twice.
 */
public final class StudyRun {
    private final PluginRegistry registry;
    private final Path cache;
    private final RunLog log;

    /**
     * @param cache a folder for derived files that runs share
     */
    public StudyRun(PluginRegistry registry, Path cache, RunLog log) {
        this.registry = registry;
        this.cache = cache;
        this.log = log;
    }

    /**
     * Checks a study file and every plugin and setting in it, and opens its dataset where its root is given.
     *
     * @return what it would run, one line each
     */
    public List<String> validate(Path file, Map<String, Path> roots, Monitor monitor) {
        return validate(StudyFile.read(file, roots), roots, monitor);
    }

    /** As {@link #validate(Path, Map, Monitor)}, of a file that is read already. */
    public List<String> validate(StudyFile source, Map<String, Path> roots, Monitor monitor) {
        try (OpenStudy open = new OpenStudy(source, registry, roots, true)) {
            Dataset dataset = open.dataset(monitor);
            List<String> lines = new ArrayList<>(dataset.remarks());
            lines.addAll(StudyRemarks.of(source.study()));
            lines.add(source.study().name() + ": " + dataset.cases().size() + " cases of " + dataset.name() + ", "
                    + source.study().arms().size() + " arms, "
                    + source.study().metrics().size() + " metrics");
            return lines;
        }
    }

    /**
     * As much of {@link #validate(StudyFile, Map, Monitor)} as can be done at every key stroke: plugins and their settings,
     * those of the dataset too, which is not opened.
     *
     * @return what a run of it would lack, one sentence each
     */
    public List<String> check(StudyFile source, Map<String, Path> roots) {
        try (OpenStudy open = new OpenStudy(source, registry, roots, true)) {
            open.checkDataset();
            return StudyRemarks.of(source.study());
        }
    }

    /**
     * What a run would ask, arm by arm; nothing is written, and no model opened. The cohort is that of the run's folder where
     * there is one.
     */
    public List<ArmForecast> dryRun(RunOptions options, Monitor monitor) {
        StudyFile source = StudyFile.read(options.study(), options.roots());
        Study study = source.study();
        arms(study, options.arm());
        try (OpenStudy open = new OpenStudy(source, registry, options.roots(), true)) {
            Dataset dataset = open.dataset(monitor);
            RunFolder folder = new RunFolder(options.out());
            Cohort cohort = cohort(folder, study, dataset, monitor);
            cohort.requireIn(dataset);
            StudyInput input = new StudyInput(study, Optional.empty(), PreparedCache.in(cache, log));
            return new DryRun(study, open, cohort, input, folder).forecasts(options.arm(), monitor);
        }
    }

    /**
     * Runs a study, or goes on with it.
     *
     * @param observer sees each case when it is scored
     * @throws ReadingRoomException where it cannot start; an arm that fails later is told in the summary
     */
    public RunSummary run(RunOptions options, CaseObserver observer, Monitor monitor) {
        StudyFile source = StudyFile.read(options.study(), options.roots());
        Study study = source.study();
        List<Arm> chosen = arms(study, options.arm());
        try (OpenStudy open = new OpenStudy(source, registry, options.roots(), true)) {
            Dataset dataset = open.dataset(monitor);
            RunFolder folder = RunFolder.create(options.out());
            Cohort cohort = prepare(folder, source, options, open, dataset, monitor);
            StudyInput input = input(folder, study);
            Map<String, String> failures = new LinkedHashMap<>();
            StudyRemarks.of(study).forEach(log::warn);
            log.event("arms", Map.of("arms", study.arms().stream().map(Arm::id).toList()));
            ArmReading reading = new ArmReading(folder, open, study, input, cohort, cache, log);
            for (Arm arm : ReadingOrder.of(study)) {
                if (chosen.contains(arm)) {
                    reading.read(arm, options.shard(), monitor).ifPresent(reason -> failures.put(arm.id(), reason));
                }
            }
            if (!options.shard().whole()) {
                return new RunSummary(folder, List.of(), failures, Map.of(), List.of(), open.definitions());
            }
            return new Scoring(folder, study, open, cohort, input, log).score(failures, observer, monitor);
        }
    }

    /**
     * Trains the arms of an id in a run's folder, new or there already, and reads nothing; a later run goes on from it.
     *
     * @throws ReadingRoomException where it cannot start or fails; what was learnt so far is kept
     */
    public void train(RunOptions options, Monitor monitor) {
        StudyFile source = StudyFile.read(options.study(), options.roots());
        Study study = source.study();
        List<Arm> chosen = arms(study, options.arm());
        try (OpenStudy open = new OpenStudy(source, registry, options.roots(), true)) {
            Dataset dataset = open.dataset(monitor);
            RunFolder folder = RunFolder.create(options.out());
            Cohort cohort = prepare(folder, source, options, open, dataset, monitor);
            ArmReading reading = new ArmReading(folder, open, study, input(folder, study), cohort, cache, log);
            chosen.forEach(arm -> reading.train(arm, monitor));
        }
    }

    private StudyInput input(RunFolder folder, Study study) {
        return new StudyInput(study, Optional.of(folder.input()), PreparedCache.in(cache, log));
    }

    /** The arms of an id, or all. */
    static List<Arm> arms(Study study, Optional<String> id) {
        List<Arm> some = id.map(study::arms).orElse(study.arms());
        if (some.isEmpty()) {
            throw new StudyException("there is no arm '" + id.orElse("") + "' in the study; arms are "
                    + String.join(", ", study.arms().stream().map(Arm::id).toList()));
        }
        return some;
    }

    /** Binds the folder to the study's cohort; one process at a time. */
    private Cohort prepare(
            RunFolder folder, StudyFile source, RunOptions options, OpenStudy open, Dataset dataset, Monitor monitor) {
        try (ArmLock lock =
                ArmLock.await(folder.path().resolve("run.lock"), "the run folder " + folder.path(), monitor)) {
            boolean isNew = !Files.exists(folder.settings());
            Study study = source.study();
            if (!isNew) {
                RunSettings.bind(folder, study, options.roots());
            }
            Cohort cohort = cohort(folder, study, dataset, monitor);
            cohort.requireIn(dataset);
            open.requireTruth(cohort);
            Environment.check(folder, study.seed(), open.used(), options.acceptVersions(), log);
            AtomicFile.write(folder.study(), source.text());
            if (isNew) {
                AtomicFile.write(folder.cohort(), CohortFile.write(cohort));
                RunSettings.bind(folder, study, options.roots());
                dataset.remarks().forEach(log::warn);
                log.info("cohort of " + cohort.patients());
            }
            return cohort;
        }
    }

    static Cohort cohort(RunFolder folder, Study study, Dataset dataset, Monitor monitor) {
        Optional<Cohort> given = study.cohort().file().map(CohortFile::read);
        if (Files.exists(folder.settings())) {
            Cohort bound = CohortFile.read(folder.cohort());
            if (given.isPresent() && !given.get().equals(bound)) {
                throw new RunException("the run in " + folder.path() + " has another cohort than "
                        + study.cohort().file().get() + "; run into a new folder");
            }
            return bound;
        }
        return given.orElseGet(() -> new CohortBuilder(study.cohort().split(), study.seed()).build(dataset, monitor));
    }

    /** The study that {@link #rescore} would score. */
    public Study studyOf(Path run, Optional<Path> study, Map<String, Path> roots) {
        RunFolder folder = RunFolder.existing(run);
        return StudyFile.read(study.orElse(folder.study()), RunSettings.roots(folder, roots))
                .study();
    }

    /**
     * How the last scoring of a run ended, from what stands in its folder: neither its models nor its dataset are asked for.
     *
     * @throws RunException where it was not scored yet
     */
    public RunSummary scored(Path run, Map<String, Path> roots) {
        RunFolder folder = RunFolder.existing(run);
        Map<String, Path> all = RunSettings.roots(folder, roots);
        StudyFile source = StudyFile.read(folder.study(), all);
        try (OpenStudy open = OpenStudy.scored(source, registry, all, folder)) {
            RunSummary summary = SummaryFile.read(folder, open.definitions());
            SummaryFile.stale(folder, source.study()).ifPresent(log::warn);
            return summary;
        }
    }

    /**
     * Scores what a run holds, without its models.
     *
     * @param study the study file whose arms and metrics are scored; empty for the run's own
     * @param roots folders of roots, over those the run was started with
     * @param merge whether answer files of shards are put into one first
     */
    public RunSummary rescore(
            Path run,
            Optional<Path> study,
            Map<String, Path> roots,
            boolean merge,
            CaseObserver observer,
            Monitor monitor) {
        RunFolder folder = RunFolder.existing(run);
        Map<String, Path> all = RunSettings.roots(folder, roots);
        StudyFile source = StudyFile.read(study.orElse(folder.study()), all);
        try (OpenStudy open = OpenStudy.scored(source, registry, all, folder)) {
            Dataset dataset = open.dataset(monitor);
            RunSettings.bind(folder, source.study(), roots);
            Cohort cohort = CohortFile.read(folder.cohort());
            cohort.requireIn(dataset);
            open.requireTruth(cohort);
            if (merge) {
                source.study().arms().forEach(arm -> Merge.arm(folder, arm.id(), log));
            }
            Map<String, String> failures = new LinkedHashMap<>();
            open.remarks().forEach(log::warn);
            StudyInput input = input(folder, source.study());
            return new Scoring(folder, source.study(), open, cohort, input, log).score(failures, observer, monitor);
        }
    }
}
