package org.readingroom.lora.peft;

import java.util.Collection;

/** Which module names the tensors of an adapter are stored under. */
public enum PeftLayout {
    /**
     * Those of published checkpoints ({@code language_model.model.layers...}): every release of transformers takes them
     * for the language part; for the vision part releases before 4.52, while PEFT 0.21 with transformers 5.23 leaves
     * them out with a warning.
     */
    PUBLISHED,
    /** Those of the module tree of transformers 4.52 and later ({@code model.language_model.layers...}). */
    CURRENT;

    /** The one that most programs take whole: published names, unless the vision part is changed. */
    public static PeftLayout of(Collection<String> modules) {
        return modules.stream().anyMatch(m -> m.startsWith("vision_model.")) ? CURRENT : PUBLISHED;
    }
}
