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
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.run.ArmForecast;
import org.readingroom.run.RunOptions;
import org.readingroom.run.Shard;
import org.readingroom.run.StudyRun;

/** Runs a study, or goes on with it, and writes the report. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "run", label = "Run a study, or go on with one that was stopped")
public final class RunCommand implements Command<RunCommand.Options> {
    /** Its options. */
    public record Options(
            @Setting(value = "The study file.", position = 0)
            Path study,

            @Setting(
                    value = "The folder of a root that the study names, as NAME=DIR; as often as there are roots.",
                    def = "{}")
            Map<String, Path> root,

            @Setting("The run's folder: new, or of the same run to go on with it.")
            Path out,

            @Setting("Read this arm alone.") Optional<String> arm,

            @Setting("Read share i of n of the cases, as i/n; put together with merge.")
            Optional<String> shard,

            @Setting(value = "Go on although plugins have other versions than when the run was started.", def = "false")
            boolean acceptVersions,

            @Setting(value = "Say how much each arm would be asked, and run nothing.", def = "false")
            boolean dryRun) {}

    private final StudyVerbs verbs;
    private final ReportStep report;

    /** Made by the framework. */
    @Activate
    public RunCommand(@Reference StudyVerbs verbs, @Reference ReportStep report) {
        this.verbs = verbs;
        this.report = report;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        Shard shard = o.shard().map(Shard::parse).orElse(Shard.WHOLE);
        RunOptions options = new RunOptions(o.study(), o.root(), o.out(), o.arm(), shard, o.acceptVersions());
        return o.dryRun() ? tell(options, console, monitor) : report.run(verbs, options, console, monitor);
    }

    private int tell(RunOptions options, Console console, Monitor monitor) {
        for (ArmForecast arm : new StudyRun(verbs.registry(), verbs.cache(), verbs.log()).dryRun(options, monitor)) {
            console.print(arm.text());
            arm.tuning().ifPresent(t -> t.lines().forEach(line -> console.print("  " + line)));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("arm", arm.arm());
            fields.put("cases", arm.cases());
            arm.slices().ifPresent(n -> fields.put("slices", n));
            arm.queries().ifPresent(n -> fields.put("queries", n));
            fields.put("answered", arm.answered());
            console.event("forecast", fields);
        }
        return DONE;
    }
}
