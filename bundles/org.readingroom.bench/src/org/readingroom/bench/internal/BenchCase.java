package org.readingroom.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.readingroom.api.command.CommandException;

/**
 * The files of one BraTS case.
 *
 * @param name the folder's
 * @param images the four modalities, in the order of their names
 * @param segmentation the reference
 */
record BenchCase(String name, List<Path> images, Path segmentation) {
    private static final int MODALITIES = 4;

    BenchCase {
        images = List.copyOf(images);
    }

    /** All five files. */
    List<Path> files() {
        return Stream.concat(images.stream(), Stream.of(segmentation)).toList();
    }

    /**
     * The case in a folder, or the first by name of a folder of cases.
     *
     * @throws CommandException where there is none
     */
    static BenchCase find(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CommandException.badInput(
                    "there is no folder " + folder + "; name a BraTS folder, or one case of it");
        }
        return in(folder)
                .or(() -> children(folder).stream()
                        .filter(Files::isDirectory)
                        .flatMap(f -> in(f).stream())
                        .findFirst())
                .orElseThrow(
                        () -> CommandException.badInput("no case in " + folder + ": a BraTS case is a folder with four"
                                + " images and one mask, .nii or .nii.gz, the mask's name ending in seg"));
    }

    private static Optional<BenchCase> in(Path folder) {
        List<Path> files = children(folder).stream()
                .filter(f -> f.getFileName().toString().matches(".*\\.nii(\\.gz)?"))
                .toList();
        List<Path> masks = files.stream().filter(BenchCase::isMask).toList();
        List<Path> images = files.stream().filter(f -> !isMask(f)).toList();
        return masks.size() == 1 && images.size() == MODALITIES
                ? Optional.of(new BenchCase(
                        folder.toAbsolutePath().normalize().getFileName().toString(), images, masks.get(0)))
                : Optional.empty();
    }

    private static boolean isMask(Path file) {
        return file.getFileName().toString().matches(".*seg\\.nii(\\.gz)?");
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.toAbsolutePath().normalize()).sorted().toList();
        } catch (IOException e) {
            throw CommandException.badInput("cannot list " + folder + ": " + e.getMessage());
        }
    }
}
