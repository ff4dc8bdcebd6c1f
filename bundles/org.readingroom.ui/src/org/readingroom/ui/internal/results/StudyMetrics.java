package org.readingroom.ui.internal.results;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes which metrics a study file names; all else in it, comments too, stays as it was written. */
final class StudyMetrics {
    private static final String KEY = "metrics";

    private StudyMetrics() {}

    /** The study file's text with these metrics. */
    static String replace(String text, List<String> metrics) {
        String list = "[" + metrics.stream().map(id -> written(text, id)).collect(Collectors.joining(", ")) + "]";
        Optional<Node> value = value(text);
        if (value.isEmpty()) {
            return text + (text.endsWith("\n") ? "" : "\n") + KEY + ": " + list + "\n";
        }
        int start = offset(text, value.get().getStartMark().getIndex());
        int end = offset(text, last(value.get()).getEndMark().getIndex());
        String before = text.substring(0, start).stripTrailing();
        String after = text.substring(end);
        // What is written in blocks ends where the next key begins.
        String gap = after.isEmpty() || after.startsWith("\n") || after.startsWith("\r") ? "" : "\n";
        return before + " " + list + gap + after;
    }

    /** The node whose end is the list's: one in blocks is held to end after the comments that follow it. */
    private static Node last(Node value) {
        return value instanceof SequenceNode list
                        && list.getFlowStyle() == DumperOptions.FlowStyle.BLOCK
                        && !list.getValue().isEmpty()
                ? list.getValue().get(list.getValue().size() - 1)
                : value;
    }

    /** A metric with the settings that the file gave it. */
    private static String written(String text, String id) {
        Object study = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        if (study instanceof Map<?, ?> map && map.get(KEY) instanceof List<?> given) {
            for (Object metric : given) {
                if (metric instanceof Map<?, ?> settings && id.equals(settings.get("id"))) {
                    return flow(settings);
                }
            }
        }
        return id;
    }

    private static String flow(Map<?, ?> settings) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        options.setWidth(Integer.MAX_VALUE);
        return new Yaml(options).dump(settings).strip();
    }

    private static Optional<Node> value(String text) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        if (yaml.compose(new StringReader(text)) instanceof MappingNode study) {
            for (NodeTuple entry : study.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(KEY)) {
                    return Optional.of(entry.getValueNode());
                }
            }
        }
        return Optional.empty();
    }

    /** Marks count characters, texts UTF-16 units. */
    private static int offset(String text, int characters) {
        return text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length())));
    }
}
