package org.readingroom.cli.internal.study;

import java.nio.file.Path;
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

/** Puts the shards of a run together, scores it and writes the report. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "merge", label = "Put the shards of a run together and score it")
public final class MergeCommand implements Command<MergeCommand.Options> {
    /** Its options. */
    public record Options(
            @Setting(value = "The run's folder.", position = 0)
            Path run,

            @Setting(value = "The folder of a root, as NAME=DIR, where it has moved since the run.", def = "{}")
            Map<String, Path> root) {}

    private final StudyVerbs verbs;
    private final ReportStep report;

    /** Made by the framework. */
    @Activate
    public MergeCommand(@Reference StudyVerbs verbs, @Reference ReportStep report) {
        this.verbs = verbs;
        this.report = report;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        return report.rescore(verbs, o.run(), Optional.empty(), o.root(), true, console, monitor);
    }
}
