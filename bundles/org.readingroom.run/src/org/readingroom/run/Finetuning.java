package org.readingroom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.model.Lesson;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.Study;
import org.readingroom.study.StudyException;
import org.readingroom.study.StudyFile;

/** Looks at what prompted arms of a study would be tuned on, and hands it out. Nothing is learnt, and no run is touched. */
public final class Finetuning {
    private final PluginRegistry registry;
    private final Path cache;
    private final RunLog log;

    /** @param cache a folder for derived files that runs share */
    public Finetuning(PluginRegistry registry, Path cache, RunLog log) {
        this.registry = registry;
        this.cache = cache;
        this.log = log;
    }

    /** What the arms of an id would be tuned on; no model is opened. */
    public List<TuningForecast> forecasts(RunOptions options, Monitor monitor) {
        return each(options, monitor, (open, arm, view, monitored) -> forecast(open.study(), arm, view, monitored));
    }

    /** What the model of each of these arms says beforehand of its training; opens it. */
    public List<String> preview(RunOptions options, Monitor monitor) {
        List<String> lines = new ArrayList<>();
        each(options, monitor, (open, arm, view, monitored) -> {
            Study study = open.source().study();
            long seed = ArmReading.seed(study, arm);
            try (ArmSession session = open.study().session(arm, open.input(), seed, cache)) {
                lines.addAll(session.preview(view));
            }
            return arm.id();
        });
        return lines;
    }

    /**
     * Writes what the arms of an id would be tuned on as conversations that other tools train on.
     *
     * @return how many of each, by file
     */
    public Map<String, Integer> export(RunOptions options, Path into, Monitor monitor) {
        Map<String, Integer> written = new TreeMap<>();
        each(options, monitor, (open, arm, view, monitored) -> {
            ConversationFiles files = new ConversationFiles(into);
            written.put("train.jsonl", files.write("train.jsonl", view.lessons(monitored), view, monitored));
            List<Lesson> held = view.validationQuestions().some(Integer.MAX_VALUE).stream()
                    .map(SliceQuestions.Known::lesson)
                    .sorted(java.util.Comparator.comparing(Lesson::key))
                    .toList();
            written.put("validation.jsonl", files.write("validation.jsonl", held, view, monitored));
            return arm.id();
        });
        return written;
    }

    private interface Look<R> {
        R at(TunedStudy open, Arm arm, TuningCases view, Monitor monitor);
    }

    /** What is open while it is looked at. */
    private record TunedStudy(StudyFile source, OpenStudy study, StudyInput input) {}

    private <R> List<R> each(RunOptions options, Monitor monitor, Look<R> look) {
        StudyFile source = StudyFile.read(options.study(), options.roots());
        Study study = source.study();
        List<Arm> arms = StudyRun.arms(study, options.arm());
        List<R> results = new ArrayList<>();
        try (OpenStudy open = new OpenStudy(source, registry, options.roots(), true)) {
            Dataset dataset = open.dataset(monitor);
            RunFolder folder = new RunFolder(options.out());
            Cohort cohort = StudyRun.cohort(folder, study, dataset, monitor);
            cohort.requireIn(dataset);
            StudyInput input = new StudyInput(study, Optional.empty(), PreparedCache.in(cache, log));
            Tuning tuning = new Tuning(folder, study, cohort, open, input);
            TunedStudy tuned = new TunedStudy(source, open, input);
            for (Arm arm : arms) {
                PrintedTruth prompt = open.printed(arm)
                        .orElseThrow(() -> new StudyException("arm '" + arm.id()
                                + "' has no prompt, and so no questions to be tuned on; give it prompt and finetune"));
                long seed = ArmReading.seed(study, arm);
                AskedArm asked = AskedArm.of(arm, prompt.strategy(), Optional.empty(), study.seed());
                TrainingCases cases = TrainingCases.of(study, cohort, open.cases(), seed);
                results.add(look.at(tuned, arm, tuning.cases(asked, cases, seed), monitor));
            }
        }
        return results;
    }

    /** What an arm would be tuned on; no model is opened. */
    static TuningForecast forecast(OpenStudy open, Arm arm, TuningCases view, Monitor monitor) {
        List<Lesson> lessons = view.lessons(monitor);
        Map<String, Integer> groups = new TreeMap<>();
        lessons.forEach(l -> groups.merge(l.group(), 1, Integer::sum));
        return new TuningForecast(
                arm.id(),
                lessons.size(),
                (int) lessons.stream()
                        .map(l -> l.subject().info().patientId())
                        .distinct()
                        .count(),
                (int) lessons.stream().map(l -> l.subject().id()).distinct().count(),
                view.without(),
                groups,
                view.validationQuestions().some(Integer.MAX_VALUE).size(),
                ShownImages.count(arm),
                lessons.stream().mapToInt(l -> l.target().length()).max().orElse(0),
                open.training(arm));
    }
}
