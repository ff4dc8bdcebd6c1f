package org.readingroom.torch;

import org.readingroom.api.settings.Setting;

/**
 * What a reader on PyTorch computes with.
 *
 * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}; {@code auto} takes the first CUDA device where
 *     there is one
 * @param threads threads of one operation on the CPU; 0 leaves PyTorch's own choice. Results are the same bit by bit only
 *     where it is
 */
public record TorchSettings(
        @Setting(
                value = "What computes: auto (a CUDA device where there is one, else the CPU), cpu, cuda or cuda:N.",
                def = "auto")
        String device,

        @Setting(
                value = "Threads of one operation on the CPU; 0: PyTorch's own choice.",
                def = "0",
                min = 0,
                max = 1024)
        int threads) {
    /** The automatic choice of both. */
    public static final TorchSettings DEFAULT = new TorchSettings("auto", 0);

    public TorchSettings {
        if (!device.matches("auto|cpu|cuda(:\\d{1,2})?")) {
            throw new TorchException("device '" + device + "' is none of auto, cpu, cuda, cuda:0, cuda:1, ...");
        }
        if (threads < 0) {
            throw new TorchException("threads is " + threads + "; give 0 or more");
        }
    }
}
