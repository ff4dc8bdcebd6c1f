package org.readingroom.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.log.LogLevel;
import org.readingroom.api.Availability;
import org.readingroom.api.PluginException;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;
import org.readingroom.cli.internal.GlobalOptions.Flag;
import org.readingroom.cli.internal.console.JsonConsole;
import org.readingroom.cli.internal.console.Progress;
import org.readingroom.cli.internal.console.Terminal;
import org.readingroom.cli.internal.console.TextConsole;
import org.readingroom.settings.Nearest;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginProblem;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.UserPreferences;

/** One command line, from its words to the exit code. */
final class Invocation {
    private static final String CACHE_GIGABYTES = "readingroom.cache.gigabytes";
    private static final String DEVICE = "readingroom.device";

    private final List<String> words;
    private final GlobalOptions options;
    private final Terminal terminal;
    private final PluginRegistry registry;
    private final String version;
    private final Path home;
    private final Console console;
    private final Progress progress;

    /**
     * For some words.
     *
     * @param version the program's
     * @param home the folder of the user's state
     */
    Invocation(List<String> words, Terminal terminal, PluginRegistry registry, String version, Path home) {
        this.words = words;
        this.options = GlobalOptions.of(words.toArray(String[]::new));
        this.terminal = terminal;
        this.registry = registry;
        this.version = version;
        this.home = home;
        JsonConsole json = new JsonConsole(terminal);
        this.console = options.has(Flag.JSON) ? json : new TextConsole(terminal);
        this.progress = options.has(Flag.JSON)
                ? Progress.asJson(json)
                : options.has(Flag.QUIET)
                        ? Progress.silent()
                        : terminal.interactive() ? Progress.onTerminal(terminal) : Progress.inLog(terminal);
    }

    /** Where log entries go; empty with {@code --quiet}. */
    Optional<LogLines> log() {
        return options.has(Flag.QUIET)
                ? Optional.empty()
                : Optional.of(new LogLines(terminal, console, options.has(Flag.VERBOSE)));
    }

    /** The least level that bundles should log at. */
    LogLevel level() {
        return options.has(Flag.VERBOSE) ? LogLevel.DEBUG : LogLevel.INFO;
    }

    /** Asks the command to stop. */
    void cancel() {
        progress.cancel();
        if (console.json()) {
            console.event("stopping", Map.of());
        }
        terminal.message("readingroom: stopping after the current step; once more ends it at once");
    }

    /** Does what the words ask for and says what went wrong, if anything did. */
    int run() {
        int code;
        try (progress) {
            code = dispatch();
        } catch (Throwable failure) {
            code = explain(failure);
        }
        if (console.json()) {
            console.event("end", Map.of("exit", code));
        }
        return code;
    }

    private int dispatch() {
        if (options.has(Flag.VERSION)) {
            console.print("Reading Room " + version);
            return Command.DONE;
        }
        Optional<String> verb = options.verb();
        boolean help = options.has(Flag.HELP);
        if (verb.isEmpty() && !help && !options.rest().isEmpty()) {
            String word = options.rest().get(0);
            String hint = Nearest.hint(word, Flag.names());
            throw CommandException.badInput(word + ": unknown option"
                    + (hint.isEmpty() ? "; a verb comes first, see 'readingroom --help'" : hint));
        }
        if (verb.isEmpty()) {
            return overview(help);
        }
        PluginEntry entry = entry(verb.get());
        try (PluginHandle<Command<?>> handle = open(entry)) {
            return run(handle);
        }
    }

    /** What the user prefers, where neither a property nor the environment says otherwise. */
    private static void prefer(UserPreferences preferences) {
        if (preferences.cacheGigabytes().isPresent()
                && System.getProperty(CACHE_GIGABYTES) == null
                && System.getenv("READINGROOM_CACHE_GIGABYTES") == null) {
            System.setProperty(
                    CACHE_GIGABYTES,
                    Double.toString(preferences.cacheGigabytes().getAsDouble()));
        }
        if (System.getProperty(DEVICE) == null) {
            System.setProperty(DEVICE, preferences.device());
        }
    }

    private int overview(boolean asked) {
        String text = Overview.of(registry.entries(PluginKind.COMMAND), version);
        if (asked) {
            console.print(text);
            return Command.DONE;
        }
        terminal.message(text);
        return Command.BAD_INPUT;
    }

    private PluginEntry entry(String verb) {
        List<PluginEntry> verbs = registry.entries(PluginKind.COMMAND);
        return verbs.stream().filter(v -> v.id().equals(verb)).findFirst().orElseThrow(() -> {
            List<String> ids = verbs.stream().map(PluginEntry::id).toList();
            String hint = Nearest.hint(verb, ids);
            return CommandException.badInput("there is no verb '" + verb + "'"
                    + (hint.isEmpty() ? "; there are " + String.join(", ", ids) : hint)
                    + (registry.problems().isEmpty() ? "" : " (what does not work is named by 'readingroom list')"));
        });
    }

    @SuppressWarnings("unchecked")
    private PluginHandle<Command<?>> open(PluginEntry entry) {
        Class<?> contract = Command.class;
        return registry.open(PluginKind.COMMAND, entry.id(), (Class<Command<?>>) contract);
    }

    private int run(PluginHandle<Command<?>> handle) {
        prefer(UserPreferences.load(home));
        PluginEntry entry = handle.entry();
        Class<? extends Record> type = handle.call(Command::settingsType);
        VerbLine<?> line = new VerbLine<>(entry.id(), entry.label(), type);
        if (options.has(Flag.HELP)) {
            console.print(line.help());
            return Command.DONE;
        }
        Record bound = line.bind(options.rest());
        Availability available = handle.call(Command::availability);
        if (!available.ready()) {
            throw new PluginException("'" + entry.id() + "' is not available: " + available.reason());
        }
        warnOfProblems(entry.id());
        return handle.call(command -> runUnchecked(command, bound));
    }

    /** The record was made for the very type that the command named. */
    @SuppressWarnings("unchecked")
    private int runUnchecked(Command<?> command, Record bound) {
        return ((Command<Record>) command).run(bound, console, progress);
    }

    /** The verb {@code list} prints them itself, and whoever manages add-ons knows. */
    private void warnOfProblems(String verb) {
        if (options.has(Flag.QUIET) || verb.equals("list") || verb.equals("plugins")) {
            return;
        }
        for (PluginProblem problem : registry.problems()) {
            if (console.json()) {
                console.event("problem", Map.of("subject", problem.subject(), "reason", problem.reason()));
            } else {
                terminal.message("readingroom: warning: " + problem.subject() + ": " + problem.reason());
            }
        }
    }

    private int explain(Throwable failure) {
        FailureText text = FailureText.of(failure);
        String message = text.message();
        if (text.defect()) {
            message += "; " + new FailureLog(home).write(words, failure);
        }
        if (console.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("message", message);
            fields.put("exit", text.exitCode());
            console.event("error", fields);
        }
        terminal.message("readingroom: " + message);
        if (options.has(Flag.VERBOSE)) {
            terminal.message(FailureLog.trace(failure).stripTrailing());
        }
        return text.exitCode();
    }
}
