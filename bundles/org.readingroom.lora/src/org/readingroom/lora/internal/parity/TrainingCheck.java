package org.readingroom.lora.internal.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.readingroom.api.Monitor;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.parity.Finding;
import org.readingroom.llama.parity.PackCheck;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.LossSum;
import org.readingroom.lora.train.StepReport;
import org.readingroom.lora.train.TrainableSet;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.lora.train.TuningOptions;
import org.readingroom.lora.train.TuningSession;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.LearningRateSchedule;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;

/**
 * Gradients of an adapter, with layers computed again and with everything kept; a short training, its losses and the
 * adapter that it ends with; steps of the optimiser in 8 bits.
 */
@Component(service = PackCheck.class)
public final class TrainingCheck implements PackCheck {
    private static final String GRADIENTS = "golden_lora_grads.safetensors";
    private static final String LOG = "golden_train.json";
    private static final String FINAL = "golden_train_final_adapter.safetensors";
    private static final String VARIANT = "A f32";
    private static final double LOSS = 1e-4;

    @Override
    public Set<String> items() {
        return Set.of("adapter gradients", "training log", "trained adapter", EightBitCheck.ITEM);
    }

    @Override
    public List<Finding> check(Path folder, TorchRuntime runtime, Monitor monitor) {
        try {
            TrainingPack pack = new TrainingPack(folder);
            List<Finding> all = new ArrayList<>();
            if (pack.has(TrainingPack.ADAPTER, GRADIENTS)) {
                for (TuningOptions.Keeping keeping : List.of(TuningOptions.Keeping.LAYERS, TuningOptions.Keeping.ALL)) {
                    all.addAll(gradients(pack, keeping, runtime, monitor));
                }
            }
            if (pack.has(TrainingPack.ADAPTER, LOG)) {
                all.addAll(training(pack, runtime, monitor));
            }
            all.addAll(new EightBitCheck(pack, runtime).all());
            return all;
        } catch (LoraException | IOException e) {
            throw new LlamaException("the pack " + folder + " cannot be trained on: " + e.getMessage(), e);
        }
    }

    private static List<Finding> gradients(
            TrainingPack pack, TuningOptions.Keeping keeping, TorchRuntime runtime, Monitor monitor) {
        try (LlamaModel model = pack.model(runtime);
                LoraWeights adapter = pack.adapter(TrainingPack.ADAPTER, runtime);
                TuningSession session = TuningSession.open(
                        model,
                        TrainableSet.adapter(adapter),
                        TuningOptions.defaults().with(keeping));
                Safetensors expected = Safetensors.open(pack.file(GRADIENTS))) {
            LossSum loss = session.accumulate(pack.rows(), monitor);
            double worst = 0;
            for (String name : expected.names()) {
                if (name.startsWith("grad.")) {
                    String ours = pack.module(name.substring("grad.".length())) + ".weight";
                    float[] gradient = Gradients.values(session.parameters().get(ours));
                    worst = Math.max(worst, distance(expected.floats(name), gradient, loss.items()));
                }
            }
            String how = keeping == TuningOptions.Keeping.ALL ? "" : ", layers again";
            return List.of(
                    Finding.of(
                            "adapter loss" + how,
                            VARIANT,
                            Math.abs(loss.mean() - expected.floats("loss_mean")[0]),
                            LOSS,
                            "absolute"),
                    Finding.of("adapter gradients" + how, VARIANT, worst, 1e-4, "L2, relative"));
        }
    }

    private static double distance(float[] theirs, float[] ours, long items) {
        double apart = 0;
        double size = 0;
        for (int i = 0; i < theirs.length; i++) {
            apart += Math.pow(ours[i] / items - theirs[i], 2);
            size += Math.pow(theirs[i], 2);
        }
        return Math.sqrt(apart / Math.max(Double.MIN_NORMAL, size));
    }

    private static List<Finding> training(TrainingPack pack, TorchRuntime runtime, Monitor monitor) throws IOException {
        JsonNode log = new ObjectMapper().readTree(Files.readString(pack.file(LOG)));
        LearningRateSchedule schedule = LearningRateSchedule.linear(
                log.path("warmup").asLong(), log.path("steps").asLong());
        List<Finding> all = new ArrayList<>();
        try (LlamaModel model = pack.model(runtime);
                LoraWeights adapter = pack.adapter(TrainingPack.ADAPTER, runtime);
                TuningSession session =
                        TuningSession.open(model, TrainableSet.adapter(adapter), TuningOptions.defaults())) {
            double losses = 0;
            double norms = 0;
            for (JsonNode expected : log.path("log")) {
                for (TrainingRow row : pack.rows()) {
                    session.accumulate(List.of(row), monitor);
                }
                StepReport step = session.step(log.path("peak_lr").asDouble() * schedule.factor(session.steps()));
                losses = Math.max(
                        losses,
                        Math.abs(expected.path("loss").asDouble() - step.loss().mean()));
                norms = Math.max(norms, Math.abs(expected.path("grad_norm").asDouble() - step.gradientNorm()));
            }
            all.add(Finding.of("training losses, " + session.steps() + " steps", VARIANT, losses, LOSS, "absolute"));
            all.add(Finding.of("training gradient norms", VARIANT, norms, LOSS, "absolute"));
            if (pack.has(FINAL)) {
                double off = apart(pack.numbers(FINAL), adapter.numbers());
                all.add(Finding.of("trained adapter", VARIANT, off, LOSS, "absolute"));
            }
        }
        return all;
    }

    private static double apart(Map<String, LowRank> theirs, Map<String, LowRank> ours) {
        if (!theirs.keySet().equals(ours.keySet())) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (Map.Entry<String, LowRank> e : theirs.entrySet()) {
            LowRank own = ours.get(e.getKey());
            worst = Math.max(
                    worst,
                    Math.max(
                            apart(e.getValue().a(), own.a()), apart(e.getValue().b(), own.b())));
        }
        return worst;
    }

    static double apart(float[] theirs, float[] ours) {
        double worst = 0;
        for (int i = 0; i < theirs.length; i++) {
            worst = Math.max(worst, Math.abs(theirs[i] - ours[i]));
        }
        return worst;
    }
}
