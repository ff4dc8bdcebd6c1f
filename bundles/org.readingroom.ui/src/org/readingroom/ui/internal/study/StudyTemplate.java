package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;

/**
 * A new study as the wizard writes it, with comments that say what each part is.
 *
 * @param name names tables and folders
 * @param dataset the dataset plugin
 * @param roots names of roots, by the setting that takes them
 * @param readers the models
 * @param asked those of them that are asked in words
 * @param prompts the prompt strategies that they are asked with
 * @param metrics what is scored
 */
record StudyTemplate(
        String name,
        String dataset,
        Map<String, String> roots,
        List<String> readers,
        List<String> asked,
        List<String> prompts,
        List<String> metrics) {
    private static final Pattern EXAMPLE = Pattern.compile("such as (\\S+?)[;,]?(?=\\s|$)");

    StudyTemplate {
        roots = Map.copyOf(roots);
        readers = List.copyOf(readers);
        asked = List.copyOf(asked);
        prompts = List.copyOf(prompts);
        metrics = List.copyOf(metrics);
    }

    /** Its text. */
    String text(PluginSettings plugins) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(name).append(": say here in a sentence what is compared, and why.\n");
        text.append("format: 1\nname: ").append(name).append("\nseed: 3407  # every draw follows from it\n\n");
        text.append(
                "# Where the cases come from. A root is a name for a folder, which is given when the study is run.\n");
        text.append("dataset: { ")
                .append(plugin(plugins, PluginKind.DATASET, dataset))
                .append(" }\n\n");
        text.append(
                "# Patients are dealt out once; a test patient never trains. Numbers of patients, or shares under 1.\n");
        text.append("cohort:\n  split: { test: 0.2, validation: 0.2, stratify: grade }\n\n");
        text.append("# A line for each reader. Ctrl+Space shows what a reader can be told.\narms:\n");
        readers.forEach(reader -> arms(text, plugins, reader));
        text.append("\n# What is scored; each name stands for one definition, which the report prints.\nmetrics:\n");
        metrics.forEach(metric -> text.append("  - ").append(metric).append('\n'));
        return text.toString();
    }

    private void arms(StringBuilder text, PluginSettings plugins, String reader) {
        String model = plugin(plugins, PluginKind.MODEL, reader);
        String written = model.equals("id: " + reader) ? reader : "{ " + model + " }";
        if (!asked.contains(reader) || prompts.isEmpty()) {
            text.append("  - { id: ")
                    .append(reader)
                    .append(", model: ")
                    .append(written)
                    .append(" }\n");
            return;
        }
        String first = "";
        for (String prompt : prompts) {
            String id = reader + "-" + prompt;
            String words = plugin(plugins, PluginKind.PROMPT, prompt);
            text.append("  - id: ").append(id).append('\n');
            if (first.isEmpty()) {
                first = id;
                text.append("    model: ").append(written).append('\n');
                text.append("    prompt: { ").append(words).append(" }\n");
                text.append("    slices: { plane: axial, volume: flair, choose: middle }\n");
            } else {
                text.append("    like: ").append(first).append('\n');
                text.append("    prompt: { ").append(words).append(" }\n");
            }
        }
    }

    private String plugin(PluginSettings plugins, PluginKind kind, String id) {
        List<String> parts = new ArrayList<>(List.of("id: " + id));
        for (SettingDescription d : plugins.settings(kind, id)) {
            if (d.required()) {
                parts.add(d.key() + ": " + given(kind, d));
            }
        }
        return String.join(", ", parts);
    }

    private String given(PluginKind kind, SettingDescription d) {
        if (d.kind() == Kind.ROOT) {
            String own = kind == PluginKind.DATASET ? roots.getOrDefault(d.key(), dataset) : d.key();
            return YamlEdit.scalar(own);
        }
        if (!d.choices().isEmpty()) {
            return d.choices().get(0);
        }
        return switch (d.kind()) {
            case WHOLE, NUMBER -> Long.toString((long) Math.ceil(d.min().orElse(1)));
            case TRUTH -> "false";
            case LIST, SET -> "[]";
            case MAP, SETTINGS, ANY -> "{}";
            default -> {
                Matcher m = EXAMPLE.matcher(d.doc());
                yield YamlEdit.scalar(m.find() ? m.group(1) : "change-me");
            }
        };
    }
}
