package org.readingroom.cli.internal.ask;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.settings.Setting;
import org.readingroom.run.BenchSetup;
import org.readingroom.settings.PluginChoice;

/** The options of {@code ask}. */
public record AskOptions(
        @Setting(value = "The study file; may be left out where --run is given.", position = 0)
        Optional<Path> study,

        @Setting(
                value = "The folder of a root that the study names, as NAME=DIR; as often as there are roots.",
                def = "{}")
        Map<String, Path> root,

        @Setting("The run whose cohort, trained models and ledger are used.")
        Optional<Path> run,

        @Setting("The arm to ask; the first that is prompted otherwise.")
        Optional<String> arm,

        @Setting("A model in place of the arm's, as the study would name it: an id, or {id: ..., ...}.")
        Optional<PluginChoice> model,

        @Setting("A prompt strategy in place of the arm's, as the study would name it: an id, or {id: ..., ...}.")
        Optional<PluginChoice> prompt,

        @Setting(key = "case", value = "The case; without one, the cases that may be asked about are listed.")
        Optional<String> caseId,

        @Setting(value = "The slice in the arm's plane, from 0; the middle of the tumour otherwise.", min = 0)
        Optional<Integer> slice,

        @Setting("A file with a wording of your own, as prompt files are.")
        Optional<Path> wording,

        @Setting(value = "Ask the same so many times.", def = "1", min = 1)
        int repeats,

        @Setting(
                value = "Let a test patient be asked about; the run's ledger notes it, and the report tells.",
                def = "false")
        boolean testPatients,

        @Setting(
                value = "Read questions as JSON lines from standard input until it ends; goes with --json.",
                def = "false")
        boolean listen) {

    BenchSetup setup() {
        if (study.isEmpty() && run.isEmpty()) {
            throw CommandException.badInput("name a study file, or a run's folder with --run");
        }
        return new BenchSetup(study, root, arm, model, prompt, run);
    }
}
