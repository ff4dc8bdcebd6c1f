package org.readingroom.torch.internal;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that holds PyTorch's libraries.
 *
 * @param folder the folder of {@code libtorch.so} or its like
 * @param flavor which of DJL's bridges fits: {@code cpu} or {@code cu128}
 * @param origin where they came from, in words
 */
public record NativeFolder(Path folder, String flavor, String origin) {
    private static final String EMBEDDED = "the product's own for the CPU";

    /** What the product brought, unpacked. */
    static NativeFolder embedded(Path folder) {
        return new NativeFolder(folder, "cpu", EMBEDDED);
    }

    /** Whether the product brought them. */
    boolean embedded() {
        return origin.equals(EMBEDDED);
    }

    /** Whether the library that is loaded first is there. */
    boolean present() {
        return Files.isRegularFile(folder.resolve(System.mapLibraryName("torch")));
    }

    /** What to say where it is not. */
    String gone() {
        return "PyTorch's libraries in " + folder + " (" + origin
                + ") are no longer there; register them again, or forget" + " them with 'readingroom natives remove'";
    }

    /** Whether these can compute on a CUDA device. */
    public boolean cuda() {
        return flavor.startsWith("cu");
    }
}
