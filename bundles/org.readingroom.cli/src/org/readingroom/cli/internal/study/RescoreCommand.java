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

/** Scores a run again from its stored answers, without any model. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "rescore", label = "Score a run again from its stored answers")
public final class RescoreCommand implements Command<RescoreCommand.Options> {
    /** Its options. */
    public record Options(
            @Setting(value = "The run's folder.", position = 0)
            Path run,

            @Setting("A study file with other metrics or report settings; the run's own where not given.")
            Optional<Path> study,

            @Setting(value = "The folder of a root, as NAME=DIR, where it has moved since the run.", def = "{}")
            Map<String, Path> root) {}

    private final StudyVerbs verbs;
    private final ReportStep report;

    /** Made by the framework. */
    @Activate
    public RescoreCommand(@Reference StudyVerbs verbs, @Reference ReportStep report) {
        this.verbs = verbs;
        this.report = report;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        return report.rescore(verbs, o.run(), o.study(), o.root(), false, console, monitor);
    }
}
