package org.readingroom.llama.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readingroom.api.Monitor;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchException;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** What GPUs compute in, as far as a CPU can tell: brain float beside single precision, and devices that are not there. */
class NarrowPrecisionTest {
    private static final double COSINE = 0.999;

    @TempDir
    Path folder;

    /** The state after each layer, of the vision tower and of the language part, and the logits. */
    private List<float[]> states(Precision precision) {
        List<float[]> all = new ArrayList<>();
        try (LlamaModel model = TinyModel.open(folder, precision, Variant.DEFAULT)) {
            TinyModel.RUNTIME.run(() -> {
                try (TensorScope scope = TinyModel.RUNTIME.scope();
                        EncodedImages first = model.encode(TinyModel.images(0), Monitor.NONE);
                        EncodedImages second = model.encode(TinyModel.images(1), Monitor.NONE);
                        Passage passage = model.passage(TinyModel.batch(), List.of(first, second), 0)) {
                    model.tower()
                            .states(
                                    Optional.of(TinyModel.images(0).get(0)),
                                    scope,
                                    Monitor.NONE,
                                    (i, x) -> all.add(single(x)));
                    NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> all.add(single(x)));
                    all.add(single(passage.logits(states, scope)));
                }
            });
        }
        return all;
    }

    private static float[] single(NDArray x) {
        try (NDArray wide = x.toType(DataType.FLOAT32, true)) {
            return wide.toFloatArray();
        }
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double one = 0;
        double two = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            one += (double) a[i] * a[i];
            two += (double) b[i] * b[i];
        }
        return dot / Math.sqrt(one * two);
    }

    @Test
    void everyLayerInBrainFloatIsThatInSinglePrecisionButForRounding() {
        List<float[]> single = states(Precision.FP32);
        List<float[]> narrow = states(Precision.BF16);
        assertEquals(single.size(), narrow.size());
        for (int i = 0; i < single.size(); i++) {
            double cosine = cosine(single.get(i), narrow.get(i));
            assertTrue(cosine >= COSINE && cosine < 1, "state " + i + ": cosine " + cosine);
        }
    }

    /** What a GPU holds: four bits, the rest in brain float; beside four bits and the rest in single precision. */
    @Test
    void fourBitsBesideBrainFloat() {
        List<float[]> single = states(Precision.NF4);
        List<float[]> narrow = states(Precision.NF4_BF16);
        for (int i = 0; i < single.size(); i++) {
            double cosine = cosine(single.get(i), narrow.get(i));
            assertTrue(cosine >= COSINE && cosine < 1, "state " + i + ": cosine " + cosine);
        }
    }

    /** Devices that this machine lacks: it may have a GPU, but not a hundred of them. */
    private static Stream<String> absentDevices() {
        boolean gpu = TorchRuntime.open(new TorchSettings("auto", 1)).device().isGpu();
        return gpu ? Stream.of("cuda:99") : Stream.of("cuda", "cuda:7");
    }

    @ParameterizedTest
    @MethodSource("absentDevices")
    void aDeviceThatIsNotThereIsOneErrorThatSaysWhatToDo(String device) {
        String message = assertThrows(TorchException.class, () -> TorchRuntime.open(new TorchSettings(device, 1)))
                .getMessage();
        assertTrue(message.startsWith("device cuda:"), message);
        assertTrue(message.contains("set device: cpu"), message);
    }

    @Test
    void whatIsTakenAutomaticallyAndTheReasonAreTold() {
        TorchRuntime runtime = TorchRuntime.open(new TorchSettings("auto", 1));
        String device = runtime.device().isGpu() ? "cuda:0" : "cpu";
        assertTrue(runtime.deviceChoice().matches(device + " \\((auto: .+|auto|preferred)\\)"), runtime.deviceChoice());
        assertThrows(TorchException.class, () -> new TorchSettings("gpu", 1));
    }
}
