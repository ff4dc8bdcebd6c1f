package org.readingroom.cli.internal.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.run.Finetuning;
import org.readingroom.run.RunOptions;
import org.readingroom.run.Shard;
import org.readingroom.run.StudyRun;
import org.readingroom.run.TuningForecast;

/** Tunes one arm of a study in a run's folder, or tells and hands out what it would be tuned on. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "finetune", label = "Tune an arm of a study on training patients; run goes on from it")
public final class FinetuneCommand implements Command<FinetuneCommand.Options> {
    /** Its options. */
    public record Options(
            @Setting(value = "The study file.", position = 0)
            Path study,

            @Setting("The arm; of one with seeds all of them.")
            String arm,

            @Setting(
                    value = "The folder of a root that the study names, as NAME=DIR; as often as there are roots.",
                    def = "{}")
            Map<String, Path> root,

            @Setting("The run's folder: new, or of the same run to go on with it.")
            Optional<Path> out,

            @Setting(
                    value = "Open the model and say what the training would be: tokens, memory, steps; train nothing.",
                    def = "false")
            boolean preview,

            @Setting(
                    value = "Say how many questions of how many patients it would learn from; open no model.",
                    def = "false")
            boolean dryRun,

            @Setting("Write the questions and true answers as conversations, JSON Lines and PNG as TRL and Unsloth take"
                    + " them, into this folder; train nothing.")
            Optional<Path> exportConversations,

            @Setting(value = "Go on although plugins have other versions than when the run was started.", def = "false")
            boolean acceptVersions) {}

    private final StudyVerbs verbs;

    /** Made by the framework. */
    @Activate
    public FinetuneCommand(@Reference StudyVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        boolean looks = o.preview() || o.dryRun() || o.exportConversations().isPresent();
        Path out = o.out().orElseGet(() -> nowhere(looks));
        RunOptions options =
                new RunOptions(o.study(), o.root(), out, Optional.of(o.arm()), Shard.WHOLE, o.acceptVersions());
        if (looks) {
            look(o, options, console, monitor);
            return DONE;
        }
        try (RunLogFile log = verbs.logInto(out.toAbsolutePath().resolve("run.log"))) {
            new StudyRun(verbs.registry(), verbs.cache(), verbs.log(console)).train(options, monitor);
        }
        console.event("trained", Map.of("arm", o.arm(), "folder", out.toString()));
        console.print("arm " + o.arm() + " is tuned; read it with: readingroom run " + o.study() + " --out " + out);
        return DONE;
    }

    /** A folder that holds no run, for those who only look. */
    private Path nowhere(boolean looks) {
        if (!looks) {
            throw CommandException.badInput(
                    "finetune needs the run's folder: give --out RUN, or --dry-run, --preview or"
                            + " --export-conversations to look first");
        }
        return verbs.cache().resolve("no-run");
    }

    private void look(Options o, RunOptions options, Console console, Monitor monitor) {
        Finetuning finetuning = new Finetuning(verbs.registry(), verbs.cache(), verbs.log());
        if (o.preview() || o.dryRun()) {
            for (TuningForecast f : finetuning.forecasts(options, monitor)) {
                f.lines().forEach(console::print);
                console.event("tuning", fields(f));
            }
        }
        if (o.preview()) {
            finetuning.preview(options, monitor).forEach(console::print);
        }
        o.exportConversations().ifPresent(into -> finetuning
                .export(options, into, monitor)
                .forEach((file, n) -> console.print(n + " conversations: " + into.resolve(file))));
    }

    private static Map<String, Object> fields(TuningForecast f) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("arm", f.arm());
        fields.put("lessons", f.lessons());
        fields.put("patients", f.patients());
        fields.put("without", f.without());
        fields.put("groups", f.groups());
        fields.put("validation", f.validation());
        fields.put("images", f.images());
        f.effectiveBatch().ifPresent(n -> fields.put("effectiveBatch", n));
        f.stepsPerEpoch().ifPresent(n -> fields.put("stepsPerEpoch", n));
        return fields;
    }
}
