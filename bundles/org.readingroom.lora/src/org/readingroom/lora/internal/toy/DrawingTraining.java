package org.readingroom.lora.internal.toy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.image.ImageProcessor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.llama.text.ChatTemplate;
import org.readingroom.llama.text.LlamaTokenizer;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.CompletionLabels;
import org.readingroom.lora.train.InitialWeights;
import org.readingroom.lora.train.SavedWeights;
import org.readingroom.lora.train.StepReport;
import org.readingroom.lora.train.TrainableSet;
import org.readingroom.lora.train.TrainingImage;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.lora.train.TuningOptions;
import org.readingroom.lora.train.TuningSession;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.CounterRandom;
import org.readingroom.torch.Curves;
import org.readingroom.torch.ElementType;
import org.readingroom.torch.LearningRateSchedule;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/**
 * Trains every weight of a small model from nothing on questions about drawings. A step takes a few micro-batches, each of one
 * prompt; drawings never repeat. It goes on from its last checkpoint, and ends with the same weights as without a stop.
 */
final class DrawingTraining {
    private static final int CHECKPOINT = 100;
    private static final String PREFIX = "training.";

    /**
     * How it goes.
     *
     * @param steps of the optimiser
     * @param rate at its peak, after a warm-up and before a cosine down to 0
     * @param rows of a micro-batch
     * @param parts micro-batches of a step
     * @param seed of weights and drawings
     * @param threads of one operation
     */
    record Plan(int steps, double rate, int rows, int parts, long seed, int threads) {}

    private final ModelFolder folder;
    private final DrawingQuestions questions;
    private final Plan plan;
    private final LlamaTokenizer tokenizer;
    private final ImageProcessor images;
    private final CompletionLabels labels;

    private DrawingTraining(ModelFolder folder, DrawingQuestions questions, Plan plan, LlamaTokenizer tokenizer) {
        this.folder = folder;
        this.questions = questions;
        this.plan = plan;
        this.tokenizer = tokenizer;
        this.images = new ImageProcessor(folder.config().vision().orElseThrow(), folder.processor());
        ChatTemplate template = folder.template();
        this.labels = new CompletionLabels(
                tokenizer.encode(template.answerBegins()),
                tokenizer.encode(template.questionBegins()),
                folder.config().imageToken(),
                -1,
                true);
    }

    /**
     * Trains, or goes on, until {@code until} steps are done, and writes {@code model.safetensors} at the last of the plan.
     *
     * @param path a model folder without weights
     * @param work where weights, checkpoints and {@code losses.csv} are until then
     */
    static void run(Path path, Path work, DrawingQuestions questions, Plan plan, int until, Monitor monitor) {
        TorchRuntime runtime = TorchRuntime.open(new TorchSettings("cpu", plan.threads()));
        Path first = work.resolve("first.safetensors");
        ModelFolder folder = withoutWeights(path);
        if (!Files.exists(first)) {
            InitialWeights.write(folder.config(), plan.seed(), first);
        }
        try (Safetensors weights = Safetensors.open(first);
                LlamaModel model = LlamaModel.load(
                        folder.config(), weights, Precision.FP32, Variant.DEFAULT, runtime, Monitor.NONE);
                TuningSession session = TuningSession.open(model, TrainableSet.allWeights(), options(plan));
                LlamaTokenizer tokenizer = runtime.call(() -> LlamaTokenizer.open(
                        folder.tokenizer(), folder.config().text().vocabulary()))) {
            new DrawingTraining(folder, questions, plan, tokenizer).train(session, work, until, monitor);
            if (until >= plan.steps()) {
                SavedWeights.write(model, ElementType.BF16, path.resolve("model.safetensors"));
            }
        }
    }

    private static ModelFolder withoutWeights(Path path) {
        Path config = path.resolve("config.json");
        try {
            return new ModelFolder(path, ConfigReader.read(Files.readString(config)));
        } catch (IOException e) {
            throw new LoraException("cannot read " + config + ": " + e.getMessage() + "; name a model folder", e);
        }
    }

    private static TuningOptions options(Plan plan) {
        return new TuningOptions(
                TuningOptions.Keeping.ALL,
                TuningOptions.OptimizerKind.ADAMW,
                new AdamSettings(0.9, 0.98, 1e-8, 0.01, true),
                1,
                plan.seed(),
                0);
    }

    private void train(TuningSession session, Path work, int until, Monitor monitor) {
        Path checkpoint = work.resolve("training.safetensors");
        if (Files.exists(checkpoint)) {
            try (Safetensors saved = Safetensors.open(checkpoint)) {
                session.restore(saved, PREFIX);
            }
        }
        Curves curves = Curves.resume(work.resolve("losses.csv"), List.of("loss", "rate", "gradient"), session.steps());
        LearningRateSchedule schedule =
                LearningRateSchedule.cosine(Math.min(200, Math.max(1, plan.steps() / 20)), plan.steps());
        monitor.begin("Training", until - session.steps());
        while (session.steps() < until) {
            monitor.checkCancelled();
            StepReport report = step(session, schedule, monitor);
            curves.append(
                    report.step(),
                    List.of(
                            Optional.of(report.loss().mean()),
                            Optional.of(report.rate()),
                            Optional.of(report.gradientNorm())));
            if (report.step() % CHECKPOINT == 0 || report.step() == until) {
                SafetensorsWriter writer = new SafetensorsWriter();
                session.save(writer, PREFIX);
                writer.write(checkpoint);
            }
            monitor.worked(1);
        }
    }

    private StepReport step(TuningSession session, LearningRateSchedule schedule, Monitor monitor) {
        long step = session.steps();
        CounterRandom random = CounterRandom.of(plan.seed(), "step-" + step);
        for (int part = 0; part < plan.parts(); part++) {
            int kind = random.nextInt(questions.kinds());
            List<TrainingRow> rows = new ArrayList<>();
            for (int row = 0; row < plan.rows(); row++) {
                rows.add(row(questions.of(kind, random), step + "-" + part + "-" + row));
            }
            session.accumulate(rows, monitor);
        }
        return session.step(plan.rate() * schedule.factor(step));
    }

    private TrainingRow row(DrawingQuestions.Question question, String key) {
        long[] ids = tokenizer.encode(folder.template().answered(question.prompt(), question.answer()));
        TrainingImage image =
                TrainingImage.of(key, () -> images.tiles(question.drawing().image()));
        return new TrainingRow(ids, labels.of(ids), List.of(image));
    }
}
