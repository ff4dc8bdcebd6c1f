package org.readingroom.lora.internal.parity;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.readingroom.llama.parity.Finding;
import org.readingroom.lora.optim.AdamW8Bit;
import org.readingroom.torch.AdamSettings;
import org.readingroom.torch.Gradients;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/** Three steps of AdamW in 8 bits at a rate and a decay of 0.01: the parameters, and the codes of the state. */
final class EightBitCheck {
    static final String ITEM = "8-bit optimiser";
    private static final String FILE = "golden_quant.safetensors";
    private static final int STEPS = 3;
    private static final double RATE = 0.01;

    private final TrainingPack pack;
    private final TorchRuntime runtime;

    EightBitCheck(TrainingPack pack, TorchRuntime runtime) {
        this.pack = pack;
        this.runtime = runtime;
    }

    List<Finding> all() {
        if (!pack.has(FILE)) {
            return List.of();
        }
        try (Safetensors file = Safetensors.open(pack.file(FILE));
                TensorScope scope = runtime.scope()) {
            return file.names().contains("adam8_p0") ? steps(file, scope) : List.of();
        }
    }

    private List<Finding> steps(Safetensors file, TensorScope scope) {
        float[] start = file.floats("adam8_p0");
        NDArray leaf = scope.of(start, start.length);
        leaf.setRequiresGradient(true);
        double off = 0;
        long codes = 0;
        try (AdamW8Bit adam = new AdamW8Bit(runtime, AdamSettings.adamW(RATE), Map.of("p", leaf))) {
            for (int t = 1; t <= STEPS; t++) {
                Gradients.zero(List.of(leaf));
                NDArray factor = scope.of(file.floats("adam8_g" + t), start.length);
                Gradients.backward(Gradients.record(() -> leaf.mul(factor).sum()));
                adam.step(RATE);
                off = Math.max(off, TrainingCheck.apart(file.floats("adam8_p" + t), leaf.toFloatArray()));
                codes += different(file.bytes("adam8_s1_" + t), adam.state().get("mean8.p"))
                        + different(file.bytes("adam8_s2_" + t), adam.state().get("square8.p"));
            }
        }
        double share = codes / (2.0 * STEPS * start.length);
        return List.of(
                Finding.of(ITEM + " parameters", "", off, 1e-6, "absolute"),
                Finding.of(ITEM + " codes", "", share, 1e-3, "share that differ"));
    }

    private static long different(ByteBuffer theirs, NDArray codes) {
        ByteBuffer ours = codes.toByteBuffer();
        long different = 0;
        for (int i = 0; i < theirs.remaining(); i++) {
            different += theirs.get(i) == ours.get(i) ? 0 : 1;
        }
        return different;
    }
}
