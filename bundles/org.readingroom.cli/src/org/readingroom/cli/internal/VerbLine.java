package org.readingroom.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.command.CommandException;
import org.readingroom.settings.Nearest;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsReference;
import org.readingroom.settings.UserFolder;
import org.readingroom.settings.UserPreferences;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The options of one verb, made from the record its command takes: an option for each setting, an argument for each with a
 * position. Values are bound as those of a study file are, with the same checks.
 *
 * @param <O> the record
 */
final class VerbLine<O extends Record> {
    private static final String PROGRAM = "readingroom";
    private final String verb;
    private final Class<O> type;
    private final List<SettingDescription> settings;
    private final CommandLine parser;

    /**
     * For a verb.
     *
     * @param label what the verb does, for its help
     * @throws org.readingroom.api.settings.SettingsException where the record has a type that settings cannot have
     */
    VerbLine(String verb, String label, Class<O> type) {
        this.verb = verb;
        this.type = type;
        this.settings = SettingsReference.of(type);
        CommandSpec spec = CommandSpec.create().name(PROGRAM + " " + verb);
        spec.usageMessage().description(label).width(100).sortOptions(false).abbreviateSynopsis(true);
        settings.stream().filter(s -> s.position() >= 0).forEach(s -> spec.addPositional(positional(s)));
        settings.stream().filter(s -> s.position() < 0).forEach(s -> spec.addOption(option(s)));
        GlobalOptions.Flag.docs()
                .forEach((names, doc) ->
                        spec.addOption(OptionSpec.builder(names.strip().split(", "))
                                .description(doc)
                                .build()));
        this.parser = new CommandLine(spec)
                .setTrimQuotes(false)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false);
    }

    private PositionalParamSpec positional(SettingDescription s) {
        boolean many = s.kind() == Kind.LIST || s.kind() == Kind.SET;
        return PositionalParamSpec.builder()
                .userObject(s)
                .required(s.required())
                .index(many ? s.position() + "..*" : "" + s.position())
                .arity(many ? (s.required() ? "1..*" : "0..*") : s.required() ? "1" : "0..1")
                .type(many ? String[].class : String.class)
                .paramLabel(s.key().toUpperCase(Locale.ROOT))
                .description(SettingHelp.of(s))
                .build();
    }

    private OptionSpec option(SettingDescription s) {
        boolean many = s.kind() == Kind.LIST || s.kind() == Kind.SET || s.kind() == Kind.MAP;
        OptionSpec.Builder builder = OptionSpec.builder("--" + s.key())
                .description(SettingHelp.of(s))
                .userObject(s);
        if (s.kind() == Kind.TRUTH) {
            builder.arity("0").type(Boolean.class).fallbackValue("true").negatable(true);
        } else {
            builder.arity("1").required(s.required()).paramLabel(SettingHelp.value(s));
            builder.type(many ? String[].class : String.class);
        }
        return builder.build();
    }

    /** What the verb takes, for people. */
    String help() {
        return parser.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
    }

    /**
     * The record that the words come to.
     *
     * @throws CommandException where a word is unknown, or one is missing
     * @throws org.readingroom.api.settings.SettingsException where a value is refused
     */
    O bind(List<String> words) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ArgSpec found : parse(words).matchedArgs()) {
            if (found.userObject() instanceof SettingDescription s) {
                Object value = found.getValue();
                String[] texts = value instanceof String[] many ? many : new String[] {value.toString()};
                values.put(s.key(), node(s, name(found), texts));
            }
        }
        preferRoots(values);
        SettingsNode line = SettingsNode.of(PROGRAM + " " + verb, values);
        return new SettingsBinder(roots(values)).bind(type, line);
    }

    /** The folders that the user prefers, for a verb that takes roots; what is given goes before them. */
    private void preferRoots(Map<String, Object> values) {
        boolean takesRoots = settings.stream().anyMatch(s -> s.key().equals("root") && s.kind() == Kind.MAP);
        if (!takesRoots) {
            return;
        }
        Map<String, Path> all = UserPreferences.load(UserFolder.locate()).rootsUnder(roots(values));
        if (!all.isEmpty()) {
            Map<String, String> texts = new LinkedHashMap<>();
            all.forEach((name, folder) -> texts.put(name, folder.toString()));
            values.put("root", SettingsNode.of("--root", texts));
        }
    }

    private ParseResult parse(List<String> words) {
        try {
            return parser.parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw CommandException.badInput(unknown(e.getUnmatched().get(0)));
        } catch (ParameterException e) {
            throw CommandException.badInput(lowerFirst(e.getMessage()) + "; " + seeHelp());
        }
    }

    private String unknown(String word) {
        if (!word.startsWith("-")) {
            return "'" + word + "' is one argument too many for '" + verb + "'; " + seeHelp();
        }
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        List<String> known = new ArrayList<>(GlobalOptions.Flag.names());
        settings.stream().filter(s -> s.position() < 0).forEach(s -> known.add("--" + s.key()));
        String hint = Nearest.hint(name, known);
        return name + ": unknown option" + (hint.isEmpty() ? "; " + seeHelp() : hint);
    }

    private String seeHelp() {
        return "see '" + PROGRAM + " " + verb + " --help'";
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    private static Object node(SettingDescription s, String where, String[] values) {
        if (s.kind() == Kind.MAP) {
            Map<String, String> entries = new LinkedHashMap<>();
            for (String value : values) {
                int at = value.indexOf('=');
                if (at < 1) {
                    throw CommandException.badInput(where + ": '" + value + "' is not of the form NAME=VALUE");
                }
                if (entries.put(value.substring(0, at), value.substring(at + 1)) != null) {
                    throw CommandException.badInput(where + ": '" + value.substring(0, at) + "' is given twice");
                }
            }
            return SettingsNode.of(where, entries);
        }
        if (s.kind() == Kind.LIST || s.kind() == Kind.SET) {
            return SettingsNode.of(where, List.of(values));
        }
        boolean nested = s.kind() == Kind.SETTINGS || s.kind() == Kind.PLUGIN || s.kind() == Kind.ANY;
        return nested ? SettingsNode.parse(where, values[0]) : SettingsNode.of(where, values[0]);
    }

    /** Folders given with {@code --root}, for settings of this very command that name one. */
    private Map<String, Path> roots(Map<String, Object> values) {
        Map<String, Path> roots = new LinkedHashMap<>();
        if (values.get("root") instanceof SettingsNode given) {
            given.keys()
                    .forEach(name -> roots.put(
                            name, Path.of(given.get(name).orElseThrow().text())));
        }
        return roots;
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
