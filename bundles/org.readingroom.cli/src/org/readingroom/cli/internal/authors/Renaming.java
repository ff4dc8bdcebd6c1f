package org.readingroom.cli.internal.authors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.command.CommandException;

/** The names of an example and what they become: its package, its classes, its id and its label. */
final class Renaming {
    private static final Pattern ID = Pattern.compile("@PluginId\\(id = \"([^\"]+)\", label = \"([^\"]+)\"");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final List<String> ENDINGS = List.of(
            "ContractTest",
            "PluginTest",
            "CommandTest",
            "Plugin",
            "Settings",
            "Options",
            "Command",
            "Strategy",
            "Model",
            "Case",
            "Metric");

    private final Map<String, String> words = new LinkedHashMap<>();

    private Renaming() {}

    /**
     * The renaming of an example.
     *
     * @param files its sources
     * @param newPackage its new package
     * @param newId its new id, of which the names of its classes are made
     */
    static Renaming of(List<Path> files, String newPackage, String newId) throws IOException {
        Renaming renaming = new Renaming();
        String stem = "";
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Matcher id = ID.matcher(text);
            if (id.find()) {
                stem = stem(file);
                Matcher name = PACKAGE.matcher(text);
                if (name.find()) {
                    renaming.words.put(name.group(1), newPackage);
                }
                renaming.words.put('"' + id.group(1) + '"', '"' + newId + '"');
                renaming.words.put("\"" + id.group(1) + " ", "\"" + newId + " ");
                renaming.words.put('"' + id.group(2) + '"', '"' + label(newId) + '"');
            }
        }
        if (stem.isEmpty()) {
            throw CommandException.failed("the sdk is damaged: its example has no class with @PluginId", null);
        }
        for (Path file : files) {
            String type = type(file);
            if (type.startsWith(stem)) {
                renaming.words.put(type, camel(newId) + type.substring(stem.length()));
            }
        }
        return renaming;
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /** {@code VolumeError} of {@code VolumeErrorPlugin.java}. */
    private static String stem(Path file) {
        String type = type(file);
        return ENDINGS.stream()
                .filter(type::endsWith)
                .findFirst()
                .map(ending -> type.substring(0, type.length() - ending.length()))
                .orElse(type);
    }

    private static String camel(String id) {
        StringBuilder camel = new StringBuilder();
        for (String word : id.split("-")) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return Character.isDigit(camel.charAt(0)) ? "_" + camel : camel.toString();
    }

    private static String label(String id) {
        String words = id.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A text with the old names replaced, whole words only. */
    String apply(String text) {
        String renamed = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            String old = Pattern.quote(word.getKey());
            boolean quoted = word.getKey().startsWith("\"");
            Pattern whole = Pattern.compile(quoted ? old : "(?<![\\w])" + old + "(?![\\w])");
            renamed = whole.matcher(renamed).replaceAll(Matcher.quoteReplacement(word.getValue()));
        }
        return renamed;
    }
}
