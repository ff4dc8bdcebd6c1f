package org.readingroom.ui.internal.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsReference;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.Catalogue;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.DatasetKind;

/**
 * Where the roots of a run's dataset lie: as the user said for this run, else as the run was started with. A study file
 * never says it.
 */
final class RunRoots {
    private static final String NODE = BackgroundJob.PLUGIN + "/results/roots";

    private final RunResults run;

    RunRoots(RunResults run) {
        this.run = run;
    }

    /** The dataset of the run, with the roots that are known. */
    DatasetChoice dataset() {
        return DatasetChoice.of(
                run.study().dataset().id(), run.study().dataset().settings(), known());
    }

    /** Folders by the root's name; those that are gone are left out. */
    Map<String, Path> known() {
        Map<String, Path> roots = new TreeMap<>();
        Path file = run.path().resolve("roots.json");
        if (Files.isRegularFile(file)) {
            read(file)
                    .properties()
                    .forEach(e -> put(roots, e.getKey(), e.getValue().asText()));
        }
        for (String line : node().get(key(), "").split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                put(roots, line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return roots;
    }

    private static void put(Map<String, Path> roots, String name, String folder) {
        if (Files.isDirectory(Path.of(folder))) {
            roots.put(name, Path.of(folder));
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new ResultsException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The names of roots that the dataset needs and nobody knows. */
    List<String> lacking(Catalogue catalogue) {
        Map<String, Path> known = known();
        List<String> lacking = new ArrayList<>();
        for (DatasetKind kind : catalogue.datasets()) {
            if (kind.id().equals(run.study().dataset().id())) {
                SettingsReference.of(kind.settings()).stream()
                        .filter(s -> s.kind() == SettingDescription.Kind.ROOT)
                        .flatMap(s -> run.study().dataset().settings().get(s.key()).stream())
                        .map(s -> s.text())
                        .filter(name -> !known.containsKey(name))
                        .forEach(lacking::add);
            }
        }
        return lacking;
    }

    /** Keeps where a root of this run lies. */
    void remember(String name, Path folder) {
        Map<String, String> lines = new TreeMap<>();
        for (String line : node().get(key(), "").split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                lines.put(line.substring(0, equals), line);
            }
        }
        lines.put(name, name + "=" + folder.toAbsolutePath());
        node().put(key(), String.join("\n", lines.values()));
        RecentRuns.save();
    }

    /** No longer keeps what was said for this run. */
    void forget() {
        node().remove(key());
        RecentRuns.save();
    }

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(NODE);
    }

    /** A slash would be a path among preferences. */
    private String key() {
        return run.path().toString().replace('/', '|');
    }
}
