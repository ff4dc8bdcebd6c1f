package org.readingroom.lora.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.TuningView;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.ModuleGroup;
import org.readingroom.lora.train.StepReport;
import org.readingroom.lora.train.TrainableSet;
import org.readingroom.lora.train.TuningSession;
import org.readingroom.torch.CounterRandom;
import org.readingroom.torch.LearningRateSchedule;
import org.readingroom.torch.TorchException;

/**
 * A fine-tuning in one folder. Interrupted anywhere it goes on from its last checkpoint, and on a CPU with as many
 * threads comes to the same adapter bit by bit.
 */
final class Finetune implements AutoCloseable {
    private static final long MINUTES_2 = 120_000_000_000L;

    /**
     * What a fine-tuning works with.
     *
     * @param llama the base, open
     * @param plan what is done
     * @param settings how the work is done
     * @param view what is learnt
     * @param images whether states of images are kept
     * @param reading reads validation questions with an adapter as it is now
     */
    record Basis(
            OpenLlama llama,
            FinetunePlan plan,
            FinetuneSettings settings,
            TuningView view,
            ImageCache images,
            Reading reading) {
        /** Seeds everything. */
        long seed() {
            return plan.seed().isEmpty()
                    ? view.seed()
                    : CounterRandom.of(view.seed(), "finetune " + plan.seed().getAsLong())
                            .nextLong();
        }
    }

    /** A look at the validation patients. */
    interface Reading {
        /** The measures of a model that reads with these changes. */
        Map<String, Double> look(Map<String, LowRank> changes, int most, Monitor monitor);
    }

    /**
     * What came of it.
     *
     * @param changes of the step that is kept
     * @param kept which step that is
     * @param state where it ended
     */
    record Result(Map<String, LowRank> changes, long kept, FinetuneState state) {}

    private final Basis basis;
    private final FinetunePlan plan;
    private final Path folder;
    private final Monitor monitor;
    private final LessonCursor cursor;
    private final LessonRows rows;
    private final LoraWeights weights;
    private final TuningSession session;
    private final WindowStep step;
    private final FinetuneCheckpoints checkpoints;
    private final FinetuneProgress progress;
    private final long total;
    private final LearningRateSchedule factors;
    private FinetuneState state = new FinetuneState();
    private Optional<FinetuneCurves.Step> last = Optional.empty();
    private Optional<FinetuneCurves> curves = Optional.empty();
    private long savedStep;
    private long savedAt = System.nanoTime();

    /** @param folder gets {@code curves.csv} and, while it goes on, {@code training} */
    Finetune(Basis basis, Path folder, Monitor monitor) {
        this.basis = basis;
        this.plan = basis.plan();
        this.folder = folder;
        this.monitor = monitor;
        if (plan.selects() && basis.view().validation().isEmpty()) {
            throw new LoraException("keep: best and early-stopping need validation patients; give the cohort such a"
                    + " part, or keep: last and early-stopping: 0");
        }
        LessonOrder order = new LessonOrder(basis.view().lessons(), plan.balance(), basis.seed());
        this.cursor = new LessonCursor(order, plan.window());
        this.rows = new LessonRows(basis.view(), basis.llama(), plan.maxSequence());
        AdapterTargets targets = AdapterTargets.of(basis.llama().folder().config(), plan.adapter());
        this.weights = LoraWeights.initial(
                targets, plan.adapter(), basis.seed(), basis.llama().model().runtime());
        try {
            this.session = TuningSession.open(
                    basis.llama().model(),
                    TrainableSet.adapter(weights),
                    FinetuneOptions.of(plan, basis.images(), basis.seed()),
                    basis.images().open(basis.llama(), said -> monitor.begin(said, 0)));
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
        this.step = new WindowStep(rows, session, plan.microBatch(), monitor);
        this.checkpoints = new FinetuneCheckpoints(folder.resolve("training"));
        this.total = plan.steps().isPresent()
                ? plan.steps().getAsInt()
                : order.steps(plan.epochs().orElseThrow(), plan.window());
        this.factors = plan.factors(total);
        this.progress = new FinetuneProgress(monitor, total);
    }

    /**
     * Learns, or goes on learning, to the end.
     *
     * @throws LoraException where it cannot: what is wrong, and which checkpoint stands
     */
    Result run() {
        try {
            return learn();
        } catch (LoraException | TorchException e) {
            throw new LoraException(e.getMessage() + checkpoints.standing(), e);
        }
    }

    private Result learn() {
        List<String> damaged = new ArrayList<>();
        state = checkpoints.restore(session, damaged).orElse(state);
        savedStep = state.step;
        if (!damaged.isEmpty()) {
            monitor.begin("Going on from step " + state.step + ", for " + String.join("; ", damaged), 0);
        }
        progress.begin(state);
        if (state.step == 0) {
            look();
        }
        openCurves();
        if (state.step == 0) {
            draw();
        }
        while (state.step < total && !stops()) {
            next();
            if (plan.validateEvery() > 0 && (state.step % plan.validateEvery() == 0 || state.step == total)) {
                look();
            }
            draw();
            if (due()) {
                save();
            }
        }
        return result();
    }

    private boolean stops() {
        return plan.earlyStopping() > 0 && state.worse >= plan.earlyStopping();
    }

    private void next() {
        monitor.checkCancelled();
        long started = System.nanoTime();
        List<Lesson> window = cursor.next(state);
        StepReport report = step.take(window, plan.lr() * factors.factor(state.step), state);
        state.step++;
        state.at += window.size();
        double seconds = (System.nanoTime() - started) / 1e9;
        state.seconds += seconds;
        last = Optional.of(new FinetuneCurves.Step(report, report.tokens() / seconds));
        progress.step(report, seconds);
    }

    private void look() {
        if (plan.validateEvery() > 0 && !basis.view().validation().isEmpty()) {
            long started = System.nanoTime();
            progress.looking(state);
            Map<String, Double> measures =
                    new TreeMap<>(basis.reading().look(weights.numbers(), plan.validateQuestions(), monitor));
            FinetuneState.Look now = new FinetuneState.Look(state.step, measures);
            Optional<FinetuneState.Look> best =
                    state.looks.stream().filter(l -> l.step() == state.bestStep).findFirst();
            boolean better =
                    best.isEmpty() || Selecting.better(measures, best.get().measures());
            state.looks.add(now);
            // What is not tuned yet is shown beside, and never kept.
            state.worse = better || state.step == 0 ? 0 : state.worse + 1;
            if (better && state.step > 0) {
                keepBest();
            }
            state.seconds += (System.nanoTime() - started) / 1e9;
            progress.looked(now, better);
        }
    }

    /** A row of the curves: the step that was taken, with the look after it where there was one. */
    private void draw() {
        Optional<FinetuneState.Look> look =
                state.looks.stream().filter(l -> l.step() == state.step).findFirst();
        if (last.isPresent() || look.isPresent()) {
            curves.orElseThrow().row(state.step, cursor.epochs(state), last, look);
        }
        last = Optional.empty();
    }

    private void keepBest() {
        state.bestStep = state.step;
        if (plan.keep() == FinetuneSettings.Keep.BEST) {
            KeptNumbers.write(checkpoints.best(state.step), weights.numbers());
        }
    }

    private void openCurves() {
        if (curves.isEmpty()) {
            TreeSet<ModuleGroup> groups = new TreeSet<>();
            weights.targets().modules().keySet().forEach(m -> groups.add(ModuleGroup.of(m)));
            TreeSet<String> measures = new TreeSet<>();
            state.looks.forEach(l -> measures.addAll(l.measures().keySet()));
            curves = Optional.of(FinetuneCurves.resume(folder.resolve("curves.csv"), groups, measures, state.step));
        }
    }

    private boolean due() {
        return state.step - savedStep >= basis.settings().checkpointSteps() || System.nanoTime() - savedAt >= MINUTES_2;
    }

    private void save() {
        checkpoints.save(session, state);
        savedStep = state.step;
        savedAt = System.nanoTime();
    }

    private Result result() {
        boolean best = plan.keep() == FinetuneSettings.Keep.BEST && state.bestStep > 0;
        Map<String, LowRank> changes =
                best ? KeptNumbers.read(checkpoints.best(state.bestStep), plan.adapter()) : weights.numbers();
        return new Result(changes, best ? state.bestStep : state.step, state);
    }

    /** The adapter as it is after the last step. */
    Map<String, LowRank> numbers() {
        return weights.numbers();
    }

    /** Some lessons as they are learnt. */
    List<LessonRows.Row> rows(List<Lesson> lessons) {
        return lessons.stream().map(rows::of).toList();
    }

    /** Removes what was needed to go on. */
    void finished() {
        checkpoints.remove();
    }

    /** The training's own loss of some lessons, for the comparison with what is read. */
    double loss(List<Lesson> lessons) {
        double sum = 0;
        long items = 0;
        for (Lesson lesson : lessons) {
            var loss = session.loss(List.of(rows.of(lesson).row()), monitor);
            sum += loss.sum();
            items += loss.items();
        }
        return sum / items;
    }

    @Override
    public void close() {
        session.close();
        basis.llama().model().runtime().run(weights::close);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
