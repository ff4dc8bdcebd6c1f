package org.readingroom.torch;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.util.Map;
import java.util.function.Supplier;
import org.readingroom.api.Availability;
import org.readingroom.torch.internal.Devices;
import org.readingroom.torch.internal.EngineHost;

/**
 * The way into PyTorch: every piece of work that touches a tensor runs inside {@link #call} or {@link #run}.
 *
 * <p>There the thread's context class loader is this bundle's, gradients are off unless {@link Gradients#record} is
 * entered, and the number of threads is the settings'. The native libraries are loaded once in a process, at the first
 * {@link #open}; other libraries need a new process.
 */
public final class TorchRuntime {
    private final Devices.Choice device;
    private final int threads;

    private TorchRuntime(Devices.Choice device, int threads) {
        this.device = device;
        this.threads = threads;
    }

    /** Whether native libraries for this machine are there; nothing is loaded. */
    public static Availability availability() {
        return EngineHost.availability();
    }

    /**
     * Loads PyTorch where that is not done yet, and resolves the device.
     *
     * @throws TorchException where there are no native libraries, they cannot be loaded, or the device is not there; it
     *     says what to install
     */
    public static TorchRuntime open(TorchSettings settings) {
        EngineHost.start();
        return EngineHost.enter(
                settings.threads(), () -> new TorchRuntime(Devices.resolve(settings.device()), settings.threads()));
    }

    /** The device that tensors are made on. */
    public Device device() {
        return device.device();
    }

    /** What was taken and why, such as {@code cpu (auto: no CUDA libraries are registered)}. */
    public String deviceChoice() {
        return device.sentence();
    }

    /**
     * What ran: {@code djl}, {@code pytorch}, {@code flavor}, {@code libraries} (where they came from), {@code device},
     * {@code threads}; for the record of a run.
     */
    public Map<String, String> versions() {
        return call(() -> EngineHost.versions(device));
    }

    /** Does work that touches tensors. Nests; any thread. */
    public <T> T call(Supplier<T> work) {
        try {
            return EngineHost.enter(threads, work);
        } catch (EngineException e) {
            throw new TorchException("PyTorch failed: " + EngineHost.firstLine(e), e);
        }
    }

    /** Does work that touches tensors. Nests; any thread. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** A new owner of tensors on this device; inside {@link #call} or outside. */
    public TensorScope scope() {
        return call(() -> TensorScope.root(device.device()));
    }

    /** Loads TorchScript text; see {@link TorchScript}. */
    public TorchScript script(String source) {
        return call(() -> TorchScript.load(source, device.device()));
    }

    /** Loads TorchScript text that lies as a resource beside a class. */
    public TorchScript script(Class<?> beside, String resource) {
        return script(TorchScript.resource(beside, resource));
    }
}
