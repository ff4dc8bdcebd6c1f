package org.readingroom.torch;

import ai.djl.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How much memory is free, as the system tells it: bytes, or nothing where it does not say.
 *
 * <p>A GPU's is asked of {@code nvidia-smi}, which comes with the driver; PyTorch's own count cannot be reached through its
 * scripts. It numbers GPUs by their place in the machine, as PyTorch does where {@code CUDA_DEVICE_ORDER} is {@code
 * PCI_BUS_ID} or all GPUs are alike.
 */
public final class FreeMemory {
    private static final Path HOST = Path.of("/proc/meminfo");
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long SECONDS = 20;

    private FreeMemory() {}

    /** Of a device that tensors are made on. */
    public static OptionalLong of(Device device) {
        if (!device.isGpu()) {
            return host();
        }
        String gpu = gpu(device.getDeviceId(), System.getenv("CUDA_VISIBLE_DEVICES"));
        return answer(List.of("nvidia-smi", "-i", gpu, "--query-gpu=memory.free", "--format=csv,noheader,nounits"));
    }

    /** Of the machine that this program runs on. */
    public static OptionalLong host() {
        try {
            return Files.isReadable(HOST) ? host(Files.readAllLines(HOST)) : OptionalLong.empty();
        } catch (IOException notTold) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong host(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("MemAvailable: +\\d+ kB"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst();
    }

    /** What nvidia-smi calls PyTorch's GPU of a number, where only some are shown to PyTorch. */
    static String gpu(int number, String visible) {
        String[] shown = visible == null || visible.isBlank() ? new String[0] : visible.split(",");
        return number < shown.length ? shown[number].strip() : String.valueOf(number);
    }

    /** What a command says on one line, in MiB. */
    static OptionalLong answer(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    return OptionalLong.empty();
                }
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                return said.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(said) * MIB) : OptionalLong.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException noSuchCommand) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
