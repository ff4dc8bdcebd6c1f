package org.readingroom.ui.internal.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A study to be run, or to go on with.
 *
 * @param study the study file
 * @param roots folders by the name the study gives them
 * @param out the run's folder
 * @param acceptVersions whether it goes on with other versions of plugins
 */
public record RunRequest(Path study, Map<String, Path> roots, Path out, boolean acceptVersions) {
    public RunRequest {
        roots = Map.copyOf(roots);
    }

    /** The words of the command line. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("run", study.toString()));
        new TreeMap<>(roots).forEach((name, folder) -> words.addAll(List.of("--root", name + "=" + folder)));
        words.addAll(List.of("--out", out.toString()));
        if (acceptVersions) {
            words.add("--accept-versions");
        }
        return words;
    }

    /** The same, accepting other versions of plugins or not. */
    public RunRequest accepting(boolean accept) {
        return new RunRequest(study, roots, out, accept);
    }
}
