package org.readingroom.torch.internal;

import java.util.Optional;

/** The libraries of an installed PyTorch that the user registered. */
public final class Registration {
    private Registration() {}

    /** What is registered. */
    public static Optional<NativeFolder> locate() {
        return Optional.empty();
    }
}
