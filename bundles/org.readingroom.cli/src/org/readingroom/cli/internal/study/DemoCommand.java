package org.readingroom.cli.internal.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.api.settings.Setting;
import org.readingroom.run.RunOptions;
import org.readingroom.run.Shard;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/** Makes a small phantom cohort and runs a study of the untrained readers on it: a first look at the whole. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "demo", label = "Make phantoms, run a study of the untrained readers on them, write the report")
public final class DemoCommand implements Command<DemoCommand.Options> {
    private static final int CASES = 20;
    private static final int SEED = 3407;

    /** Its options. */
    public record Options(
            @Setting(
                    value = "The folder for phantoms, study and run; what is there already is used.",
                    def = "readingroom-demo")
            Path out) {}

    private final StudyVerbs verbs;
    private final ReportStep report;

    /** Made by the framework. */
    @Activate
    public DemoCommand(@Reference StudyVerbs verbs, @Reference ReportStep report) {
        this.verbs = verbs;
        this.report = report;
    }

    @Override
    public Class<Options> settingsType() {
        return Options.class;
    }

    @Override
    public int run(Options o, Console console, Monitor monitor) {
        console.print(
                "Synthetic phantoms and untrained readers: this shows that the machinery works, and says nothing of patients.");
        Path phantoms = o.out().resolve("phantoms");
        phantoms(phantoms, console, monitor);
        Path study = o.out().resolve("demo.yaml");
        copyStudy(study);
        return report.run(
                verbs,
                new RunOptions(
                        study,
                        Map.of("phantoms", phantoms),
                        o.out().resolve("run"),
                        Optional.empty(),
                        Shard.WHOLE,
                        true),
                console,
                monitor);
    }

    /** Makes the phantoms; what an earlier call has made is kept. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private void phantoms(Path phantoms, Console console, Monitor monitor) {
        Map<String, Object> settings =
                Map.of("out", phantoms.toString(), "cases", CASES, "seed", SEED, "size", "small");
        try (PluginHandle<Command> command = verbs.registry().open(PluginKind.COMMAND, "phantom", Command.class)) {
            Class<? extends Record> type = command.call(Command::settingsType);
            Record options = new SettingsBinder(Map.of()).bind(type, SettingsNode.of("demo", settings));
            command.call(c -> c.run(options, console, monitor));
        }
    }

    private static void copyStudy(Path to) {
        try (InputStream in = DemoCommand.class.getResourceAsStream("demo.yaml")) {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.writeString(to, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + to + ": " + e.getMessage(), e);
        }
    }
}
