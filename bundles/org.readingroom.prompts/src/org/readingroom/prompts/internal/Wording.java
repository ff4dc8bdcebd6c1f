package org.readingroom.prompts.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.PromptException;

/**
 * What is asked, in words.
 *
 * <p>A preset is sent letter for letter on slices of 128x128; on others its sizes, and with other settings its numbers of
 * points and labels, become those that hold, so that a prompt never lies about its image. A file of one's own is sent with
 * its placeholders filled in, and nothing else changed.
 *
 * @param text as written, without the line end of the file
 * @param own whether it is a file of one's own
 */
record Wording(String text, boolean own) {
    private static final String FOLDER = "/org/readingroom/prompts/";
    private static final int PRESET_SIZE = 128;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|\\{([a-z][a-z-]{0,30})}");

    /** The wording of a strategy: the preset's, or the file where one is given. */
    static Wording of(String preset, String strategy, Optional<Path> file) {
        return file.map(Wording::file).orElseGet(() -> preset(preset, strategy));
    }

    private static Wording preset(String preset, String strategy) {
        String name = FOLDER + preset + "/" + strategy + ".txt";
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new PromptException("preset '" + preset + "' has no text for " + strategy);
            }
            return new Wording(chomped(new String(in.readAllBytes(), StandardCharsets.UTF_8)), false);
        } catch (IOException e) {
            throw new PromptException("cannot read the preset " + preset + ": " + e.getMessage(), e);
        }
    }

    private static Wording file(Path file) {
        try {
            String text = chomped(Files.readString(file));
            if (text.isBlank()) {
                throw new PromptException("prompt file " + file + " is empty; write what is to be asked into it");
            }
            return new Wording(text.startsWith("\ufeff") ? text.substring(1) : text, true);
        } catch (NoSuchFileException e) {
            throw new PromptException("there is no prompt file " + file + "; correct prompt.file", e);
        } catch (CharacterCodingException e) {
            throw new PromptException("prompt file " + file + " is not UTF-8; save it as UTF-8", e);
        } catch (IOException e) {
            throw new PromptException("cannot read prompt file " + file + ": " + e.getMessage(), e);
        }
    }

    private static String chomped(String text) {
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** The placeholders of the image's size. */
    static Map<String, String> sizes(SliceFrame frame) {
        Map<String, String> names = new TreeMap<>();
        names.put("rows", Integer.toString(frame.rows()));
        names.put("columns", Integer.toString(frame.columns()));
        names.put("last-row", Integer.toString(frame.rows() - 1));
        names.put("last-column", Integer.toString(frame.columns() - 1));
        return names;
    }

    /** The text for slices of a frame, with these placeholders besides those of the size. */
    String in(SliceFrame frame, Map<String, String> more) {
        if (!own) {
            return sized(frame);
        }
        Map<String, String> names = sizes(frame);
        names.putAll(more);
        return PLACEHOLDER.matcher(text).replaceAll(m -> Matcher.quoteReplacement(filled(m.group(), names)));
    }

    private static String filled(String found, Map<String, String> names) {
        if (found.equals("{{") || found.equals("}}")) {
            return found.substring(1);
        }
        String name = found.substring(1, found.length() - 1);
        String value = names.get(name);
        if (value == null) {
            throw new PromptException("the prompt file has {" + name + "}, which is none of "
                    + new TreeSet<>(names.keySet()) + "; write {{" + name + "}} for plain braces");
        }
        return value;
    }

    private String sized(SliceFrame frame) {
        if (frame.rows() == PRESET_SIZE && frame.columns() == PRESET_SIZE) {
            return text;
        }
        int row = frame.rows() - 1;
        int column = frame.columns() - 1;
        String between = row == column
                ? "are integers between 0 and " + row
                : "are integers, row between 0 and " + row + " and col between 0 and " + column;
        return text.replace("128x128", frame.rows() + "x" + frame.columns())
                .replace("128\u00d7128", frame.rows() + "\u00d7" + frame.columns())
                .replace("are integers between 0 and 127", between);
    }

    /** A preset's text with one phrase replaced by another; a file of one's own as it is. */
    Wording with(String phrase, String replacement) {
        return own ? this : new Wording(text.replace(phrase, replacement), false);
    }
}
