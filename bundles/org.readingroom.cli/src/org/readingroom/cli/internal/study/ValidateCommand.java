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
import org.readingroom.run.StudyRun;

/** Checks a study file, its plugins, their settings and its dataset, and runs nothing. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "validate", label = "Check a study file without running it")
public final class ValidateCommand implements Command<ValidateCommand.Options> {
    /** Its options. */
    public record Options(
            @Setting(value = "The study file.", position = 0)
            Path study,

            @Setting(value = "The folder of a root that the study names, as NAME=DIR.", def = "{}")
            Map<String, Path> root) {}

    private final StudyVerbs verbs;

    /** Made by the framework. */
    @Activate
    public ValidateCommand(@Reference StudyVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        StudyRun run = new StudyRun(verbs.registry(), verbs.cache(), verbs.log());
        run.validate(o.study(), o.root(), monitor).forEach(console::print);
        console.print(o.study() + " is valid");
        return DONE;
    }
}
