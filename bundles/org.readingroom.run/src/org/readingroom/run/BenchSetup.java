package org.readingroom.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.readingroom.settings.PluginChoice;
import org.readingroom.study.Arm;

/**
 * What a {@link PromptBench} is laid out with.
 *
 * @param study the study file that names dataset, arms and split; may be empty where there is a run, which holds its own
 * @param roots the folders of the roots that it names, over those of the run
 * @param arm the arm that is asked; empty for the first that is prompted, or where none is for the first
 * @param model a model in place of the arm's, with its settings
 * @param prompt a prompt strategy in place of the arm's, with its settings
 * @param run the run whose cohort says which patients are test patients, whose trainings are used, and whose ledger notes
 *     questions about test patients; empty where there is none yet: the cohort is then the one that the study would have
 */
public record BenchSetup(
        Optional<Path> study,
        Map<String, Path> roots,
        Optional<String> arm,
        Optional<PluginChoice> model,
        Optional<PluginChoice> prompt,
        Optional<Path> run) {
    /**
     * @throws RunException where there is neither a study nor a run
     */
    public BenchSetup {
        roots = Map.copyOf(roots);
        if (study.isEmpty() && run.isEmpty()) {
            throw new RunException("nothing to ask from: name a study file, or the folder of a run");
        }
    }

    /** The arm with what stands in place of its own. */
    Arm changed(Arm arm) {
        return new Arm(
                arm.id(),
                arm.like(),
                model.orElse(arm.model()),
                arm.finetune().filter(f -> model.isEmpty()),
                arm.seeds(),
                arm.seed(),
                arm.group(),
                prompt.isPresent() ? prompt : arm.prompt(),
                arm.image(),
                arm.fewShot(),
                arm.slices(),
                arm.decode(),
                arm.cases(),
                arm.read());
    }
}
