package org.readingroom.ui.internal.pictures;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The material of the pictures, in one folder as the verb {@code demo} leaves it: {@code phantoms/} (a dataset in the BraTS
 * layout), a study file {@code *.yaml} beside it, and {@code run/} (the run of that study).
 *
 * @param folder the folder
 * @param study the study file
 */
public record StoredRun(Path folder, Path study) {
    /**
     * The material in a folder.
     *
     * @throws SceneException where a part is missing
     */
    public static StoredRun in(Path folder) {
        Path all = folder.toAbsolutePath();
        for (String part : new String[] {"phantoms", "run"}) {
            if (!Files.isDirectory(all.resolve(part))) {
                throw missing(all, "folder " + part);
            }
        }
        try (DirectoryStream<Path> studies = Files.newDirectoryStream(all, "*.yaml")) {
            for (Path study : studies) {
                return new StoredRun(all, study);
            }
        } catch (IOException e) {
            throw new SceneException("cannot read " + all + ": " + e.getMessage(), e);
        }
        throw missing(all, "study file");
    }

    private static SceneException missing(Path folder, String part) {
        return new SceneException(
                "the stored run in " + folder + " has no " + part
                        + "; name a folder that 'readingroom demo --out DIR' has filled",
                null);
    }

    /** The dataset's folder, for the plugin {@code brats}. */
    public Path phantoms() {
        return folder.resolve("phantoms");
    }

    /** The run's folder. */
    public Path run() {
        return folder.resolve("run");
    }
}
