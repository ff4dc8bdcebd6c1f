package org.readingroom.cli.internal.ask;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.readingroom.cli.internal.study.StudyVerbs;
import org.readingroom.run.BenchQuestion;
import org.readingroom.run.PromptBench;
import org.readingroom.study.Split;

/** Asks an arm about one slice, with its own words or yours: the prompt bench without a window. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "ask", label = "Ask an arm about one slice, with its prompt or a wording of your own")
public final class AskCommand implements Command<AskOptions> {
    private final StudyVerbs verbs;

    /** Made by the framework. */
    @Activate
    public AskCommand(@Reference StudyVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public Class<AskOptions> settingsType() {
        return AskOptions.class;
    }

    @Override
    public int run(AskOptions o, Console console, Monitor monitor) {
        Path scratch = scratch();
        try (PromptBench bench = PromptBench.open(
                o.setup(), verbs.registry(), verbs.cache(), scratch.resolve("wording.txt"), verbs.log(), monitor)) {
            if (o.listen()) {
                InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
                new Conversation(bench, console, monitor).hold(in);
                return DONE;
            }
            return o.caseId().isEmpty() ? list(bench, console) : ask(bench, o, console, monitor);
        } finally {
            discard(scratch);
        }
    }

    private static int list(PromptBench bench, Console console) {
        new BenchEvents(console).laidOut(bench);
        if (!console.json()) {
            bench.cases().stream()
                    .filter(c -> c.split() != Split.TEST)
                    .forEach(c -> console.print(c.caseId() + "  " + c.split().word() + "  "
                            + c.labels().getOrDefault("grade", "")));
            long test =
                    bench.cases().stream().filter(c -> c.split() == Split.TEST).count();
            console.print("and " + test + " of test patients, who are left alone; ask with --case ID");
        }
        return DONE;
    }

    private static int ask(PromptBench bench, AskOptions o, Console console, Monitor monitor) {
        String caseId = o.caseId().orElseThrow();
        int slice = o.slice().orElseGet(() -> bench.firstSlice(caseId));
        Optional<String> wording = o.wording().map(AskCommand::read);
        BenchEvents events = new BenchEvents(console);
        events.slice("", bench.slice(caseId, slice, wording));
        int[] unanswered = {0};
        bench.ask(
                new BenchQuestion(caseId, slice, wording, o.repeats(), o.testPatients()),
                answer -> {
                    events.answer("", answer);
                    unanswered[0] += answer.answer().state().missing() ? 1 : 0;
                },
                monitor);
        return unanswered[0] == 0 ? DONE : FAILED;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw CommandException.badInput("cannot read the wording " + file + ": " + e.getMessage());
        }
    }

    /** A folder of this process alone, for a wording that is tried is nobody else's. */
    private static Path scratch() {
        try {
            return Files.createTempDirectory("readingroom-ask");
        } catch (IOException e) {
            throw CommandException.failed("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    private static void discard(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("wording.txt"));
            Files.delete(folder);
        } catch (IOException e) {
            throw CommandException.failed(
                    "cannot remove " + folder + ": " + e.getMessage() + "; remove it yourself", e);
        }
    }
}
