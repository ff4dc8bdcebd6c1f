package org.readingroom.cli.internal.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

/**
 * Makes a small phantom cohort and runs a study on it: a first look at the whole. By itself it runs the untrained readers, in
 * full the whole study: networks trained, a toy model asked, tuned and asked again.
 */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "demo", label = "Make phantoms, run a study on them, write the report")
public final class DemoCommand implements Command<DemoCommand.Options> {
    private static final int CASES = 20;
    private static final int CASES_IN_FULL = 60;
    private static final int SEED = 3407;
    private static final String SMALL =
            "Synthetic phantoms and untrained readers: this shows that the machinery works, and says nothing of"
                    + " patients.";
    private static final String FULL =
            "Synthetic phantoms and a toy model: this shows that the machinery works, and says"
                    + " nothing about CNNs against LLMs.";

    /**
     * Its options.
     *
     * @param full the whole study rather than the untrained readers
     * @param out where phantoms, study and run are
     */
    public record Options(
            @Setting(
                    value = "The whole study: networks are trained, a toy vision language model is asked, tuned and"
                            + " asked again; about a quarter of an hour on two cores.",
                    def = "false")
            boolean full,

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
        console.print(o.full() ? FULL : SMALL);
        Path phantoms = o.out().resolve(o.full() ? "phantoms-60" : "phantoms");
        Map<String, Path> roots = new HashMap<>(Map.of("phantoms", phantoms));
        if (o.full()) {
            roots.put("toy-vlm", toyModel());
        }
        phantoms(phantoms, o.full() ? CASES_IN_FULL : CASES, console, monitor);
        String name = o.full() ? "demo-full.yaml" : "demo.yaml";
        Path study = o.out().resolve(name);
        copyStudy(name, study);
        Path run = o.out().resolve(o.full() ? "run-full" : "run");
        return report.run(
                verbs, new RunOptions(study, roots, run, Optional.empty(), Shard.WHOLE, true), console, monitor);
    }

    /** The toy model's folder, which the installation brings. */
    private static Path toyModel() {
        Path folder = Path.of(System.getProperty("readingroom.engine", "."))
                .toAbsolutePath()
                .resolve("models")
                .resolve("toy-vlm");
        if (!Files.exists(folder.resolve("model.safetensors"))) {
            throw CommandException.failed(
                    "this installation has no toy model in " + folder + "; run demo without --full", null);
        }
        return folder;
    }

    /** Makes the phantoms; what an earlier call has made is kept. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private void phantoms(Path phantoms, int cases, Console console, Monitor monitor) {
        Map<String, Object> settings =
                Map.of("out", phantoms.toString(), "cases", cases, "seed", SEED, "size", "small");
        try (PluginHandle<Command> command = verbs.registry().open(PluginKind.COMMAND, "phantom", Command.class)) {
            Class<? extends Record> type = command.call(Command::settingsType);
            Record options = new SettingsBinder(Map.of()).bind(type, SettingsNode.of("demo", settings));
            command.call(c -> c.run(options, console, monitor));
        }
    }

    private static void copyStudy(String name, Path to) {
        try (InputStream in = DemoCommand.class.getResourceAsStream(name)) {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.writeString(to, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + to + ": " + e.getMessage(), e);
        }
    }
}
