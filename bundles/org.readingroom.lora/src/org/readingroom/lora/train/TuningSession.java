package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.ModuleGroup;
import org.readingroom.lora.optim.AdamW;
import org.readingroom.lora.optim.AdamW8Bit;
import org.readingroom.lora.optim.TrainingOptimizer;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.Parameters;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorScope;

/**
 * A training in progress: gradients of some rows, and a step of the optimiser by them, again and again. Used by one
 * thread at a time, from anywhere; every method enters PyTorch by itself.
 *
 * <p>Loss is the sum over learnt tokens of the window, from one step to the next, divided by how many there are in it;
 * so a window gives the same step however it is cut into micro-batches, but for rounding.
 */
public final class TuningSession implements AutoCloseable {
    private static final String STEPS = "steps";

    private final LlamaModel model;
    private final TuningOptions options;
    private final TensorScope scope;
    private final Functions functions;
    private final Trained trained;
    private final TextPass text;
    private final Optional<ImageEncoder> encoder;
    private final TrainingOptimizer optimizer;
    private final GradientCheck check;
    private Window window = Window.EMPTY;

    /** What was gathered since the last step. */
    private record Window(LossSum loss, long tokens, long parts, boolean images) {
        static final Window EMPTY = new Window(LossSum.NONE, 0, 0, false);

        Window plus(LossSum more, RowBatch batch) {
            return new Window(loss.plus(more), tokens + batch.tokens(), parts + 1, images || batch.images() > 0);
        }
    }

    private TuningSession(
            LlamaModel model, TrainableSet set, TuningOptions options, Optional<StateFiles> files, TensorScope scope) {
        this.model = model;
        this.options = options;
        this.scope = scope;
        this.trained = new Trained(model, set, scope);
        this.functions = Functions.load(model.runtime());
        this.text = new TextPass(model, trained, functions);
        this.encoder = model.config()
                .vision()
                .map(v -> trained.vision()
                        ? new TrainedImages(model, trained, functions)
                        : new FrozenImages(model, functions, options.imageBytes(), files));
        this.optimizer = options.optimizer() == TuningOptions.OptimizerKind.ADAMW
                ? new AdamW(model.runtime(), options.adam(), trained.parameters())
                : new AdamW8Bit(model.runtime(), options.adam(), trained.parameters());
        this.check = new GradientCheck(trained.parameters().keySet(), !trained.all());
    }

    /** Begins a training whose states of images are kept in memory only. */
    public static TuningSession open(LlamaModel model, TrainableSet set, TuningOptions options) {
        return open(model, set, options, Optional.empty());
    }

    /**
     * Begins a training.
     *
     * @param model stays its owner's and must stay open; where all weights are trained, they are changed in place
     * @param files where states of images are kept besides, while the vision part is not trained
     * @throws LoraException where the set does not fit the model
     */
    public static TuningSession open(
            LlamaModel model, TrainableSet set, TuningOptions options, Optional<StateFiles> files) {
        return model.runtime().call(() -> {
            TensorScope scope = model.runtime().scope();
            try {
                return new TuningSession(model, set, options, files, scope);
            } catch (RuntimeException e) {
                scope.close();
                throw e;
            }
        });
    }

    /**
     * Adds the gradients of some rows, computed together.
     *
     * @param rows all with images or all without; padded to the longest
     * @return their loss
     * @throws LoraException where rows do not fit together, none of their tokens is learnt or the loss is not a number;
     *     the trained weights are as before then, but the window is to be begun anew with {@link #discard}
     */
    public LossSum accumulate(List<TrainingRow> rows, Monitor monitor) {
        RowBatch batch = new RowBatch(rows, model.config());
        LossSum loss = run(batch, true, monitor);
        if (!Double.isFinite(loss.sum())) {
            throw new LoraException("the loss of the micro-batch is " + loss.sum() + " at step " + (steps() + 1)
                    + "; lower the learning rate, or look at its rows");
        }
        window = window.plus(loss, batch);
        return loss;
    }

    /** The loss of some rows, without gradients and without dropout. */
    public LossSum loss(List<TrainingRow> rows, Monitor monitor) {
        return run(new RowBatch(rows, model.config()), false, monitor);
    }

    private LossSum run(RowBatch batch, boolean learning, Monitor monitor) {
        if (batch.targets().length == 0) {
            throw new LoraException("no token of the micro-batch is learnt: its labels are all " + TrainingRow.IGNORED
                    + "; look at the prompt's markers and the limit of the length");
        }
        Dice dice = new Dice(learning && trained.dropout() > 0, options.seed(), steps(), window.parts());
        return model.runtime()
                .call(() -> Gradients.pause(() -> {
                    try (TensorScope batchScope = scope.inner();
                            Tape tape = new Tape(scope.inner(), options.keeping(), functions, dice, learning)) {
                        Optional<RowImages> images = batch.images() == 0
                                ? Optional.empty()
                                : Optional.of(imagePass().run(tape, batch, batchScope, monitor));
                        Value states = text.run(tape, batch, images, batchScope, monitor);
                        return new LossPass(text).run(tape, states, batch, batchScope, learning);
                    }
                }));
    }

    private ImagePass imagePass() {
        return new ImagePass(
                model,
                functions,
                encoder.orElseThrow(() -> new LoraException("the model has no vision part, so rows have no images")));
    }

    /**
     * Changes the trained weights by the gradients of the window, and begins the next one.
     *
     * @param rate the learning rate
     * @throws LoraException where the gradient is not a number, or a group of modules that is meant to learn has none:
     *     the weights are as before
     */
    public StepReport step(double rate) {
        if (window.loss().items() == 0) {
            throw new LoraException("a step needs rows before it: no token was learnt since the last one");
        }
        return model.runtime().call(() -> {
            Map<String, Double> norms = norms();
            double norm =
                    Math.sqrt(norms.values().stream().mapToDouble(n -> n * n).sum());
            if (!Double.isFinite(norm)) {
                throw new LoraException("the norm of the gradients is " + norm + " at step " + (steps() + 1)
                        + "; lower the learning rate, or look at the rows of the window");
            }
            SortedMap<ModuleGroup, GroupNorm> groups = GradientCheck.groups(norms);
            check.look(groups, rate, window.images());
            double limit = Math.min(1, options.gradientLimit() / (norm + 1e-6));
            scaleGradients(limit / window.loss().items());
            optimizer.step(rate);
            StepReport report = new StepReport(steps(), rate, window.loss(), window.tokens(), norm, groups);
            discard();
            return report;
        });
    }

    /** The norms of the gradients of the average loss, by name of what is trained. */
    private Map<String, Double> norms() {
        float[] each = onGradients(gradients -> {
            try (NDArray all = functions.text().call(scope, "norms", gradients)) {
                return all.toFloatArray();
            }
        });
        Map<String, Double> norms = new LinkedHashMap<>();
        int at = 0;
        for (String name : trained.parameters().keySet()) {
            norms.put(name, (double) each[at++] / window.loss().items());
        }
        return norms;
    }

    private void scaleGradients(double factor) {
        onGradients(gradients -> functions.text().callAll(scope, "scale", gradients, factor));
    }

    private interface OnGradients<T> {
        T with(NDList gradients);
    }

    private <T> T onGradients(OnGradients<T> work) {
        NDList gradients = new NDList();
        try {
            trained.parameters().values().forEach(p -> gradients.add(p.getGradient()));
            return Gradients.pause(() -> work.with(gradients));
        } finally {
            gradients.close();
        }
    }

    /** Forgets the gradients since the last step. */
    public void discard() {
        model.runtime()
                .run(() -> Gradients.zero(List.copyOf(trained.parameters().values())));
        window = Window.EMPTY;
    }

    /** Steps done. */
    public long steps() {
        return optimizer.steps();
    }

    /** What is trained, by name; stays this session's, or the adapter's. */
    public Map<String, NDArray> parameters() {
        return Collections.unmodifiableMap(trained.parameters());
    }

    /**
     * Adds everything that a training goes on from, bit by bit, to a file: trained weights and the optimiser's state.
     * Call it between a step and the first rows of the next window.
     *
     * @param prefix what stands before the tensors' names
     */
    public void save(SafetensorsWriter writer, String prefix) {
        if (window.parts() > 0) {
            throw new LoraException("a training is saved between a step and the next rows");
        }
        writer.metadata(prefix + STEPS, "" + steps());
        trained.parameters().forEach((name, array) -> writer.add(prefix + "weight." + name, array));
        optimizer.state().forEach((name, array) -> writer.add(prefix + "optimizer." + name, array));
    }

    /**
     * Goes on from a file.
     *
     * @throws LoraException where the file holds no training
     * @throws org.readingroom.torch.TorchException where a tensor is missing or of another shape
     */
    public void restore(Safetensors from, String prefix) {
        String steps = from.metadata().get(prefix + STEPS);
        if (steps == null || !steps.matches("\\d{1,18}")) {
            throw new LoraException(
                    "the file holds no training under '" + prefix + "': it does not say after which step");
        }
        model.runtime().run(() -> {
            trained.parameters().forEach((name, array) -> Parameters.fill(array, from, prefix + "weight." + name));
            optimizer.restore(from, prefix + "optimizer.", Long.parseLong(steps));
            discard();
            if (steps() > 0) {
                check.resumed(changed());
            }
        });
    }

    /** Whether any B of an adapter is not zero. */
    private boolean changed() {
        NDList all = new NDList();
        trained.parameters().forEach((name, p) -> {
            if (!name.endsWith(".lora_A.weight")) {
                all.add(p);
            }
        });
        return Gradients.pause(() -> {
            try (NDArray norms = functions.text().call(scope, "norms", all)) {
                for (float norm : norms.toFloatArray()) {
                    if (norm > 0) {
                        return true;
                    }
                }
                return false;
            }
        });
    }

    /** Frees gradients, state and kept images; not the model, nor the adapter. */
    @Override
    public void close() {
        model.runtime().run(() -> {
            encoder.ifPresent(ImageEncoder::close);
            optimizer.close();
            trained.close();
            functions.close();
            scope.close();
        });
    }
}
