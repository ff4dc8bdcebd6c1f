package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Slices;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.ImageSettings;
import org.readingroom.study.Study;
import org.readingroom.study.StudyException;
import org.readingroom.study.StudyFile;

/**
 * Asks one arm of a study about one slice at a time, with its own wording or another, and keeps nothing. The model is opened
 * with the first question and stays open. Test patients are asked about only where the question says so, and the run's ledger
 * notes it. Not thread-safe.
 */
public final class PromptBench implements AutoCloseable {
    private final OpenStudy open;
    private final Study study;
    private final Arm arm;
    private final Cohort cohort;
    private final StudyInput input;
    private final BenchPrompts prompts;
    private final BenchLedger ledger;
    private final BenchReader reader;
    private Optional<CaseView> last = Optional.empty();

    private PromptBench(
            OpenStudy open,
            Study study,
            Arm arm,
            Cohort cohort,
            StudyInput input,
            BenchPrompts prompts,
            BenchLedger ledger,
            BenchReader reader) {
        this.open = open;
        this.study = study;
        this.arm = arm;
        this.cohort = cohort;
        this.input = input;
        this.prompts = prompts;
        this.ledger = ledger;
        this.reader = reader;
    }

    /**
     * Opens the dataset of a study or run; no model yet.
     *
     * @param cache a folder for derived files that runs share
     * @param scratch a file for wordings that are tried
     * @throws org.readingroom.api.ReadingRoomException where study, run, arm or dataset are not as they must be
     */
    public static PromptBench open(
            BenchSetup setup, PluginRegistry registry, Path cache, Path scratch, RunLog log, Monitor monitor) {
        Optional<RunFolder> run = setup.run().map(RunFolder::existing);
        Map<String, Path> roots =
                run.map(r -> RunSettings.roots(r, setup.roots())).orElse(setup.roots());
        StudyFile source =
                StudyFile.read(setup.study().orElseGet(() -> run.orElseThrow().study()), roots);
        Study study = source.study();
        Arm arm = setup.changed(arm(study, setup.arm()));
        OpenStudy open = new OpenStudy(source, registry, roots, false);
        try {
            Dataset dataset = open.dataset(monitor);
            RunFolder folder = run.orElseGet(() -> new RunFolder(scratch.resolveSibling("no-run")));
            Cohort cohort = StudyRun.cohort(folder, study, dataset, monitor);
            cohort.requireIn(dataset);
            StudyInput input = new StudyInput(study, Optional.empty(), PreparedCache.in(cache, log));
            BenchPrompts prompts = new BenchPrompts(arm, registry, new SettingsBinder(roots), scratch);
            BenchReader reader = new BenchReader(open, study, arm, cohort, input, run, cache);
            return new PromptBench(open, study, arm, cohort, input, prompts, new BenchLedger(run, arm.id()), reader);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static Arm arm(Study study, Optional<String> id) {
        if (id.isPresent()) {
            return StudyRun.arms(study, id).get(0);
        }
        return study.arms().stream()
                .filter(a -> a.prompt().isPresent())
                .findFirst()
                .orElse(study.arms().get(0));
    }

    /** The arm that is asked. */
    public Arm arm() {
        return arm;
    }

    /** The ids of the study's arms. */
    public List<String> arms() {
        return study.arms().stream().map(Arm::id).toList();
    }

    /** What is asked; for an arm that is not prompted every task that its model reads. */
    public List<String> tasks() {
        return prompts.prompted()
                ? List.of(prompts.strategy(Optional.empty()).task().id())
                : List.of();
    }

    /** Whether a wording of one's own can be tried. */
    public boolean takesWording() {
        return prompts.prompted() && prompts.takesWording();
    }

    /** The cases with their parts, sorted by id. */
    public List<CohortCase> cases() {
        return cohort.cases();
    }

    /**
     * The slice that a look at a case begins with: the middle one of those with tumour, else of all.
     *
     * @throws StudyException where the cohort has no such case
     */
    public int firstSlice(String caseId) {
        CaseView view = view(caseId);
        AskedGrid on = AskedGrid.of(whole(caseId), view.model());
        return on.truth()
                .get()
                .flatMap(m -> Slices.tumourRange(m, on.grid(), arm.slices().plane()))
                .map(r -> (r.first() + r.last()) / 2)
                .orElse(Slices.count(on.grid(), arm.slices().plane()) / 2);
    }

    /**
     * A slice as the arm would be shown it; asks nothing.
     *
     * @param index in the arm's plane, 0-based
     * @throws StudyException where there is no such case or slice
     */
    public BenchSlice slice(String caseId, int index, Optional<String> wording) {
        CaseView view = view(caseId);
        SliceView slice = sliceOf(view, caseId, index);
        CaseTruth source = CaseTruth.of(whole(caseId));
        CaseTruth truth = view.model().map(source::onto).orElse(source);
        TaskValues all = truth.on(slice.ref());
        Optional<Prompt> prompt = prompt(view, slice, caseId, wording);
        List<PromptImage> images = prompt.map(PromptBench::images).orElseGet(() -> arm.volumes().stream()
                .map(v -> view.images().grey(slice, v))
                .toList());
        Map<String, JsonNode> values = new TreeMap<>(BenchReader.written(all));
        truth.values().get(Task.GRADE).ifPresent(g -> values.put(Task.GRADE.id(), ValueCodec.write(g)));
        return new BenchSlice(
                caseId,
                slice.ref(),
                Slices.count(view.slices().grid(), arm.slices().plane()),
                slice.frame(),
                images,
                prompt.map(BenchPrompts::wording).orElse(""),
                prompt.map(Prompt::system).orElse(""),
                values);
    }

    private Optional<Prompt> prompt(CaseView view, SliceView slice, String caseId, Optional<String> wording) {
        if (!prompts.prompted()) {
            return Optional.empty();
        }
        PromptMaker maker = new PromptMaker(arm, prompts.strategy(wording), List.of(), study.seed());
        return Optional.of(maker.prompt(view, slice, shown(place(caseId), view)));
    }

    private static List<PromptImage> images(Prompt prompt) {
        return prompt.turns().stream()
                .flatMap(t -> t.parts().stream())
                .filter(Prompt.Image.class::isInstance)
                .map(i -> ((Prompt.Image) i).image())
                .toList();
    }

    /** The case whose images are shown: another patient's where that is the arm's control. */
    private CaseView shown(CohortCase place, CaseView own) {
        boolean other = arm.image().control() == ImageSettings.Control.OTHER_PATIENT;
        return other ? open(new OtherPatients(cohort).of(place).caseId()) : own;
    }

    /**
     * Asks; each answer is given as it comes.
     *
     * @throws StudyException where the question is about a test patient and does not say that it may be, or there is no such
     *     case or slice
     * @throws org.readingroom.api.ReadingRoomException where the model cannot be opened, or fails
     */
    public void ask(BenchQuestion question, Consumer<BenchAnswer> answers, Monitor monitor) {
        CohortCase place = place(question.caseId());
        CaseView view = view(question.caseId());
        SliceView slice = sliceOf(view, question.caseId(), question.slice());
        if (prompts.prompted()) {
            prompts.strategy(question.wording());
        }
        ledger.admit(place, question);
        reader.session();
        ledger.note(place, question);
        if (prompts.prompted()) {
            BenchReader.Place at = new BenchReader.Place(place, view, shown(place, view), slice);
            reader.ask(at, prompts.strategy(question.wording()), question, answers, monitor);
        } else {
            reader.read(place, view, slice, answers, monitor);
        }
    }

    private SliceView sliceOf(CaseView view, String caseId, int index) {
        int count = Slices.count(view.slices().grid(), arm.slices().plane());
        if (index < 0 || index >= count) {
            throw new StudyException("case " + caseId + " has slices 0 to " + (count - 1) + " in the "
                    + arm.slices().plane().name().toLowerCase(java.util.Locale.ROOT) + " plane, and no " + index);
        }
        return view.slices().view(new SliceRef(arm.slices().plane(), index));
    }

    private CohortCase place(String caseId) {
        return cohort.find(caseId)
                .orElseThrow(() ->
                        new StudyException("there is no case '" + caseId + "' in the cohort of " + cohort.dataset()));
    }

    private Case whole(String caseId) {
        return open.cases().get(place(caseId).caseId());
    }

    /** The case as the arm is shown it; the last one is kept. */
    private CaseView view(String caseId) {
        if (last.filter(v -> v.volumes().subject().id().equals(caseId)).isEmpty()) {
            last = Optional.of(open(caseId));
        }
        return last.get();
    }

    private CaseView open(String caseId) {
        return CaseView.of(whole(caseId), input, input.given().isPresent());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } finally {
            prompts.close();
            open.close();
        }
    }
}
