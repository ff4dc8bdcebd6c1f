package org.readingroom.ui.internal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a bench is laid out with.
 *
 * @param study the study file; empty for the run's own
 * @param roots folders by the name that the study gives them
 * @param run the run whose cohort, trained models and ledger are used
 * @param arm the arm; empty for the first that is prompted
 * @param model a model in place of the arm's
 * @param prompt a prompt strategy in place of the arm's
 */
public record BenchLayout(
        Optional<Path> study,
        Map<String, Path> roots,
        Optional<Path> run,
        Optional<String> arm,
        Optional<ModelChoice> model,
        Optional<String> prompt) {
    public BenchLayout {
        roots = Map.copyOf(roots);
    }

    /** An arm with its own model and prompt strategy. */
    static BenchLayout of(Optional<Path> study, Map<String, Path> roots, Optional<Path> run, Optional<String> arm) {
        return new BenchLayout(study, roots, run, arm, Optional.empty(), Optional.empty());
    }

    /** A run's own study and cohort. */
    public static BenchLayout ofRun(Path run) {
        return of(Optional.empty(), Map.of(), Optional.of(run), Optional.empty());
    }

    /** A study that has no run yet. */
    public static BenchLayout ofStudy(Path study, Map<String, Path> roots) {
        return of(Optional.of(study), roots, Optional.empty(), Optional.empty());
    }

    /** The same with another arm, and that arm's own model and prompt strategy. */
    BenchLayout withArm(String other) {
        return of(study, roots, run, Optional.of(other));
    }

    /** The same with another model; empty for the arm's own. */
    BenchLayout withModel(Optional<ModelChoice> other) {
        return new BenchLayout(study, roots, run, arm, other, prompt);
    }

    /** The same with another prompt strategy. */
    BenchLayout withPrompt(String other) {
        return new BenchLayout(study, roots, run, arm, model, Optional.of(other));
    }

    /** Where a wording is saved: beside the study file. */
    Path folder() {
        return study.or(() -> run)
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .orElse(Path.of("."));
    }

    /** What it is called on the page. */
    String title() {
        return run.or(() -> study)
                .map(p -> p.toAbsolutePath().normalize().toString())
                .orElse("");
    }

    /** The words of the engine's command line. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("ask"));
        study.ifPresent(s -> words.add(s.toString()));
        Map<String, Path> folders = new TreeMap<>(roots);
        model.ifPresent(m -> folders.putAll(m.roots()));
        folders.forEach((name, folder) -> words.addAll(List.of("--root", name + "=" + folder)));
        run.ifPresent(r -> words.addAll(List.of("--run", r.toString())));
        arm.ifPresent(a -> words.addAll(List.of("--arm", a)));
        model.ifPresent(m -> words.addAll(List.of("--model", m.written())));
        prompt.ifPresent(p -> words.addAll(List.of("--prompt", p)));
        words.addAll(List.of("--listen", "--json"));
        return words;
    }
}
