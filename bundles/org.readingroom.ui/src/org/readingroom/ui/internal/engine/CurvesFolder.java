package org.readingroom.ui.internal.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Follows the curves of the trainings in a run folder. */
final class CurvesFolder {
    private final Path models;
    private final Map<String, Long> sizes = new TreeMap<>();
    private final Map<String, TrainingCurves> curves = new TreeMap<>();

    CurvesFolder(Path run) {
        this.models = run.resolve("models");
    }

    /** Reads what has changed; whether anything has. */
    boolean look() {
        boolean changed = false;
        try {
            for (Path folder : folders()) {
                changed |= look(folder.getFileName().toString(), folder.resolve("curves.csv"));
            }
        } catch (IOException e) {
            throw new EngineException("cannot read the curves in " + models + ": " + e.getMessage(), e);
        }
        return changed;
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(models)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private boolean look(String arm, Path file) throws IOException {
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            if (size == sizes.getOrDefault(arm, 0L)) {
                return false;
            }
            sizes.put(arm, size);
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            curves.put(arm, TrainingCurves.parse(arm, whole.lines().toList()));
            return true;
        } catch (NoSuchFileException e) {
            // It is being replaced by a longer one.
            return false;
        }
    }

    List<TrainingCurves> all() {
        return new ArrayList<>(curves.values());
    }
}
