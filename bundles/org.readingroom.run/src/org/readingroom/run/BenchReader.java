package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.TruthOfSlice;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.ImageSettings;
import org.readingroom.study.Study;

/** The model of a bench: opened at the first question, trained as the run left it. */
final class BenchReader implements AutoCloseable {
    private final OpenStudy open;
    private final Study study;
    private final Arm arm;
    private final Cohort cohort;
    private final StudyInput input;
    private final Optional<RunFolder> run;
    private final Path cache;
    private Optional<ArmSession> session = Optional.empty();
    private List<FewShot.Drawn> examples = List.of();

    /**
     * Where a question is.
     *
     * @param shown the case whose images are sent
     */
    record Place(CohortCase place, CaseView view, CaseView shown, SliceView slice) {}

    BenchReader(
            OpenStudy open,
            Study study,
            Arm arm,
            Cohort cohort,
            StudyInput input,
            Optional<RunFolder> run,
            Path cache) {
        this.open = open;
        this.study = study;
        this.arm = arm;
        this.cohort = cohort;
        this.input = input;
        this.run = run;
        this.cache = cache;
    }

    /**
     * The model, open.
     *
     * @throws RunException where it has to learn and no run has trained it
     */
    ArmSession session() {
        if (session.isEmpty()) {
            ArmSession opened = open.session(arm, input, seed(), cache);
            try {
                if (opened.trainable()) {
                    RunFolder folder = run.orElseThrow(() -> new RunException("arm '" + arm.id()
                            + "' has to learn before it reads; run the study, then name the run's folder"));
                    ArmTraining.load(folder, opened, arm.id());
                }
                opened.drawExamples(cohort, open.cases());
                examples = FewShot.of(arm, cohort, open.cases(), input, opened.asked(cohort.seed()));
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
            session = Optional.of(opened);
        }
        return session.get();
    }

    private long seed() {
        return ArmReading.seed(study, arm);
    }

    /** Asks a prompted arm. */
    void ask(
            Place at, PromptStrategy strategy, BenchQuestion question, Consumer<BenchAnswer> answers, Monitor monitor) {
        monitor.begin("Asking " + arm.id(), question.repeats());
        Optional<Coordinates> coordinates = session().capabilities().coordinates();
        Prompt prompt =
                new PromptMaker(arm, strategy, examples, study.seed()).prompt(at.view(), at.slice(), at.shown());
        ArmBasis basis = session().basis("", open.tasks());
        for (int repeat = 0; repeat < question.repeats(); repeat++) {
            monitor.checkCancelled();
            String key = key(at, basis, question, repeat);
            AskedForm form = AskedForm.of(
                    arm.decode(),
                    strategy,
                    at.slice().frame(),
                    coordinates,
                    session().asksForced() && repeat == 0);
            long seed = Digests.seed("query", Long.toString(seed()), key, Integer.toString(repeat));
            Query query = new Query(
                    key,
                    at.view().volumes().subject(),
                    strategy.task(),
                    Optional.of(at.slice()),
                    Optional.of(prompt),
                    repeat,
                    seed);
            String request = question.wording().isPresent()
                    ? ""
                    : RequestDigest.of(
                            basis.identityDigest(), prompt, arm.decode().decoding(), form, repeat);
            Kept kept = new Kept();
            long started = System.nanoTime();
            session().read(form.request(List.of(query), arm.decode()), kept, monitor);
            long millis = (System.nanoTime() - started) / 1_000_000;
            Transcript said = transcript(kept, strategy, at.slice(), coordinates, form);
            answers.accept(answer(query, said, kept.text(), millis, request));
            monitor.worked(1);
        }
    }

    /** That of the run for the arm's own wording, so that the seed is that of the run too. */
    private String key(Place at, ArmBasis basis, BenchQuestion question, int repeat) {
        if (question.wording().isPresent()) {
            return Digests.of(
                    "bench",
                    basis.digest(),
                    question.wording().get(),
                    at.place().digest(),
                    at.slice().ref().toString(),
                    Integer.toString(repeat));
        }
        List<PlannedQuery> planned = new Planner(arm, basis, open.tasks(), Optional.empty(), new OtherPatients(cohort))
                .queries(
                        at.place(), List.of(at.slice().ref()), at.view().model().map(m -> m.window()));
        return repeat < planned.size()
                ? planned.get(repeat).key()
                : Digests.of(planned.get(0).key(), Integer.toString(repeat));
    }

    private Transcript transcript(
            Kept kept, PromptStrategy strategy, SliceView slice, Optional<Coordinates> coordinates, AskedForm form) {
        if (kept.answer.isPresent() && kept.answer.get() instanceof Answer.Text text) {
            return Transcript.of(
                    text,
                    strategy,
                    slice.frame(),
                    coordinates,
                    arm.image().control() == ImageSettings.Control.FLIP,
                    form.continuations());
        }
        return kept.without(arm);
    }

    private static BenchAnswer answer(Query query, Transcript said, String text, long millis, String request) {
        StoredAnswer stored = new StoredAnswer(
                query.key(),
                query.subject().id(),
                query.task().id(),
                query.slice().map(s -> s.ref().toString()).orElse(""),
                query.repeat(),
                said.state(),
                said.value(),
                text.isEmpty() ? Optional.empty() : Optional.of(text),
                said.reason(),
                millis,
                said.span(),
                said.forced(),
                said.lp(),
                request,
                said.cut());
        Map<String, JsonNode> onSlice = new TreeMap<>();
        said.value().ifPresent(v -> onSlice.put(query.task().id(), v));
        return new BenchAnswer(stored, onSlice);
    }

    /** Lets an arm that is not prompted read a case, and says what follows on the slice; once, for it says the same again. */
    void read(CohortCase place, CaseView view, SliceView slice, Consumer<BenchAnswer> answers, Monitor monitor) {
        List<Task<?>> tasks = session().capabilities().tasks().stream()
                .sorted()
                .<Task<?>>map(open.tasks()::get)
                .toList();
        monitor.begin("Reading with " + arm.id(), tasks.size());
        for (Task<?> task : tasks) {
            monitor.checkCancelled();
            String key = Digests.of(
                    "bench", arm.id(), place.digest(), task.id(), slice.ref().toString());
            boolean ofSlice = task.scope() == Task.Scope.SLICE;
            Query query = new Query(
                    key,
                    view.volumes().subject(),
                    task,
                    ofSlice ? Optional.of(slice) : Optional.empty(),
                    Optional.empty(),
                    0,
                    Digests.seed("query", Long.toString(seed()), key));
            Kept kept = new Kept();
            long started = System.nanoTime();
            session().read(ReadRequest.of(List.of(query)), kept, monitor);
            long millis = (System.nanoTime() - started) / 1_000_000;
            answers.accept(read(query, kept, view, slice, millis));
            monitor.worked(1);
        }
    }

    private BenchAnswer read(Query query, Kept kept, CaseView view, SliceView slice, long millis) {
        if (kept.answer.isEmpty() || !(kept.answer.get() instanceof Answer.Value v)) {
            return answer(query, kept.without(arm), "", millis, "");
        }
        if (query.task().equals(Task.MASK) && v.value() instanceof Mask mask) {
            Mask on = view.model().map(m -> m.resample(mask)).orElse(mask);
            TaskValues values = TruthOfSlice.of(on, view.slices().grid(), slice.ref());
            Transcript said = said(EndState.ANSWERED, Optional.empty(), mask.count() + " voxels in the whole case");
            return new BenchAnswer(answer(query, said, "", millis, "").answer(), written(values));
        }
        return answer(query, said(EndState.ANSWERED, Optional.of(ValueCodec.write(v.value())), ""), "", millis, "");
    }

    /** What is said of a slice, by task id; its mask left out, which its outline shows. */
    static Map<String, JsonNode> written(TaskValues values) {
        Map<String, JsonNode> written = new TreeMap<>();
        for (Task<?> task : values.tasks()) {
            if (!task.equals(Task.SLICE_MASK)) {
                values.get(task).ifPresent(v -> written.put(task.id(), ValueCodec.write(v)));
            }
        }
        return written;
    }

    private static Transcript said(EndState state, Optional<JsonNode> value, String reason) {
        return new Transcript(state, value, reason, Optional.empty(), Map.of(), OptionalDouble.empty(), false);
    }

    @Override
    public void close() {
        session.ifPresent(ArmSession::close);
        session = Optional.empty();
    }

    /** Keeps the one answer of a request. */
    private static final class Kept implements AnswerSink {
        private final List<String> failures = new ArrayList<>();
        private Optional<Answer> answer = Optional.empty();

        @Override
        public synchronized void answer(String key, Answer given) {
            answer = Optional.of(given);
        }

        @Override
        public synchronized void failed(String key, String reason) {
            failures.add(reason);
        }

        String text() {
            return answer.isPresent() && answer.get() instanceof Answer.Text t ? t.text() : "";
        }

        /** What is told where no text and no value came. */
        Transcript without(Arm arm) {
            if (answer.isPresent() && answer.get() instanceof Answer.None none) {
                return said(none.state(), Optional.empty(), none.reason());
            }
            if (!failures.isEmpty()) {
                return said(EndState.TRANSPORT_ERROR, Optional.empty(), failures.get(0));
            }
            throw new ModelException("the model of arm '" + arm.id() + "' returned without an answer that fits the"
                    + " question; report it to the plugin's author");
        }
    }
}
