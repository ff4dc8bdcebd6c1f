package org.readingroom.torch;

/**
 * What an {@link AdamOptimizer} is set to; the defaults are PyTorch's.
 *
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of their squares
 * @param epsilon added to the root of that mean, after its bias is corrected
 * @param weightDecay how strongly weights are drawn to 0
 * @param decoupled true for AdamW, whose decay shrinks the weights by {@code rate * weightDecay}; false for Adam, whose
 *     decay is added to the gradient
 */
public record AdamSettings(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {
    public AdamSettings {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon >= 0 && weightDecay >= 0)) {
            throw new TorchException("Adam takes betas in [0, 1), epsilon and weight decay of 0 or more; given were "
                    + beta1 + ", " + beta2 + ", " + epsilon + " and " + weightDecay);
        }
    }

    /** {@code torch.optim.Adam}. */
    public static AdamSettings adam() {
        return new AdamSettings(0.9, 0.999, 1e-8, 0, false);
    }

    /** {@code torch.optim.AdamW} with its own decay of 0.01. */
    public static AdamSettings adamW() {
        return adamW(0.01);
    }

    /** {@code torch.optim.AdamW}. */
    public static AdamSettings adamW(double weightDecay) {
        return new AdamSettings(0.9, 0.999, 1e-8, weightDecay, true);
    }
}
