package org.readingroom.ui.internal.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsWriter;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Nodes of settings written as YAML, keys in their order. */
public final class YamlText {
    private static final int WIDTH = 110;

    private YamlText() {}

    /** As a block: a key a line, nested ones indented by two; ends with a line break. */
    public static String of(SettingsNode node) {
        return dump(node, DumperOptions.FlowStyle.BLOCK);
    }

    /** On one line, such as {@code {id: brats, root: brats2020}}. */
    public static String inline(SettingsNode node) {
        return dump(node, DumperOptions.FlowStyle.FLOW).strip();
    }

    /** The text of a single value; a mapping or list as {@link #inline} has it. */
    static String plain(SettingsNode node) {
        return node.isMapping() || node.isList() ? inline(node) : node.text();
    }

    private static String dump(SettingsNode node, DumperOptions.FlowStyle style) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(style);
        options.setWidth(style == DumperOptions.FlowStyle.FLOW ? Integer.MAX_VALUE : WIDTH);
        options.setSplitLines(false);
        return new Yaml(options).dump(tree(node));
    }

    private static Object tree(SettingsNode node) {
        if (node.isNothing()) {
            return null;
        }
        if (node.isMapping()) {
            Map<String, Object> entries = new LinkedHashMap<>();
            node.keys().forEach(key -> entries.put(key, tree(node.get(key).orElseThrow())));
            return entries;
        }
        return node.isList() ? node.items().stream().map(YamlText::tree).toList() : SettingsWriter.write(node);
    }
}
