package org.readingroom.torch.internal;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.readingroom.torch.TorchException;

/** Resolves a device's name by making a tensor there. */
public final class Devices {
    private static final String REGISTER = "install PyTorch " + EmbeddedNatives.PYTORCH
            + " for CUDA (pip install torch==" + EmbeddedNatives.PYTORCH
            + ") and register its folder torch/lib: readingroom natives install cuda --from FOLDER";

    /**
     * A device that is there.
     *
     * @param device the device
     * @param sentence what was taken and why
     */
    public record Choice(Device device, String sentence) {}

    private Devices() {}

    /**
     * The device of a name.
     *
     * @param name {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}; what {@code auto} comes to may be preferred by
     *     the property {@code readingroom.device}, which the user's preferences set
     * @throws TorchException where it is not there, saying what to install
     */
    public static Choice resolve(String name) {
        if (name.equals("cpu")) {
            return new Choice(Device.cpu(), "cpu");
        }
        boolean auto = name.equals("auto");
        String preferred = System.getProperty("readingroom.device", "auto");
        if (auto && !preferred.equals("auto")) {
            Choice choice = resolve(preferred);
            return new Choice(choice.device(), choice.sentence() + " (preferred)");
        }
        int index = name.startsWith("cuda:") ? Integer.parseInt(name.substring(5)) : 0;
        Optional<String> trouble = EngineHost.natives().cuda()
                ? failure(index)
                : Optional.of("no CUDA libraries are registered, only those for the CPU are loaded");
        if (trouble.isEmpty()) {
            return new Choice(Device.gpu(index), "cuda:" + index + (auto ? " (auto)" : ""));
        }
        if (auto) {
            return new Choice(Device.cpu(), "cpu (auto: " + trouble.get() + ")");
        }
        throw new TorchException("device cuda:" + index + " is not there: " + trouble.get() + "; "
                + (EngineHost.natives().cuda() ? "check the driver with nvidia-smi" : REGISTER)
                + "; or set device: cpu");
    }

    private static Optional<String> failure(int index) {
        try (NDManager manager = NDManager.newBaseManager(Device.gpu(index), "PyTorch")) {
            float sum = manager.ones(new Shape(4), DataType.FLOAT32).sum().getFloat();
            return sum == 4 ? Optional.empty() : Optional.of("1+1+1+1 is " + sum + " there");
        } catch (EngineException | IllegalArgumentException | IllegalStateException e) {
            return Optional.of(EngineHost.firstLine(e));
        }
    }
}
