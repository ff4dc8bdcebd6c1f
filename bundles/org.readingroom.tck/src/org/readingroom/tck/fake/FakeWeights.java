package org.readingroom.tck.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.model.ModelException;

/**
 * What the fake trainable model has learnt after some epochs, as a text file of one number a line, written whole and moved.
 *
 * @param epochs how many epochs it has learnt
 * @param weight how much a case's brightness counts towards HGG
 * @param bias what is added to it
 * @param threshold the brightness over which a voxel is tumour
 */
record FakeWeights(int epochs, double weight, double bias, double threshold) {
    private static final String HEAD = "fake-trainable format 1";

    static Path file(Path folder) {
        return folder.resolve("checkpoint.txt");
    }

    static Optional<FakeWeights> read(Path folder) {
        try {
            List<String> lines = Files.readAllLines(file(folder));
            if (lines.size() != 5 || !lines.get(0).equals(HEAD)) {
                throw new ModelException("checkpoint " + file(folder) + " is not of " + HEAD + "; fit in a new folder");
            }
            return Optional.of(new FakeWeights(
                    Integer.parseInt(lines.get(1)),
                    Double.parseDouble(lines.get(2)),
                    Double.parseDouble(lines.get(3)),
                    Double.parseDouble(lines.get(4))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new ModelException("checkpoint " + file(folder) + " cannot be read: " + e, e);
        }
    }

    void write(Path folder) {
        Path temporary = folder.resolve("checkpoint.txt.tmp");
        try {
            Files.write(temporary, List.of(HEAD, "" + epochs, "" + weight, "" + bias, "" + threshold));
            Files.move(temporary, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ModelException("checkpoint " + file(folder) + " cannot be written: " + e, e);
        }
    }
}
