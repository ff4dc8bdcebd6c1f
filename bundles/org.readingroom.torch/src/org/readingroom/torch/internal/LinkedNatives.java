package org.readingroom.torch.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.readingroom.torch.TorchException;

/**
 * A folder that holds nothing but a link to {@code libtorch} of an installed PyTorch.
 *
 * <p>DJL loads every library of the folder that it is given, and one of them needs the graphics driver itself: on a machine
 * without a driver that would fail. From the link the loader takes {@code libtorch} and, by the paths written in it, just
 * what it needs. Java resolves the link before it loads.
 */
final class LinkedNatives {
    private LinkedNatives() {}

    /** The folder to give to DJL: with a link on Linux, else that of the libraries. */
    static Path of(NativeFolder natives, Path cache) {
        if (!Platforms.classifier().startsWith("linux")) {
            return natives.folder();
        }
        Path library = natives.folder().resolve(System.mapLibraryName("torch")).toAbsolutePath();
        String name = UUID.nameUUIDFromBytes(library.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        Path folder = cache.resolve("linked-" + name);
        Path link = folder.resolve(library.getFileName());
        try {
            Files.createDirectories(folder);
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(link, library);
            }
            return folder;
        } catch (FileAlreadyExistsException e) {
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            throw new TorchException("no link to " + library + " can be made in " + folder + ": " + e, e);
        }
    }
}
