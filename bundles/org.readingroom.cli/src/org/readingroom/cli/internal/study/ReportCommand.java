package org.readingroom.cli.internal.study;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;

/** Writes the report of a run anew from its folder alone. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "report", label = "Write the report of a run anew, with or without pictures of patients")
public final class ReportCommand implements Command<ReportCommand.Options> {
    /** Its options. */
    public record Options(
            @Setting(value = "The run's folder.", position = 0)
            Path run,

            @Setting(value = "Put pictures and pages of patients in, where the run made them.", def = "true")
            boolean images,

            @Setting(
                    value = "The folder of a root that the study names, as NAME=DIR; needed for none of them.",
                    def = "{}")
            Map<String, Path> root) {}

    private final StudyVerbs verbs;
    private final ReportStep report;

    /** Made by the framework. */
    @Activate
    public ReportCommand(@Reference StudyVerbs verbs, @Reference ReportStep report) {
        this.verbs = verbs;
        this.report = report;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        return report.again(verbs, o.run(), o.images(), o.root(), console);
    }
}
