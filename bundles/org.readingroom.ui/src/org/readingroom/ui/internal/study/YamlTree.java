package org.readingroom.ui.internal.study;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.ui.internal.study.YamlNode.Entry;
import org.readingroom.ui.internal.study.YamlNode.Kind;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns a study file's text into nodes that know where they stand. */
final class YamlTree {
    private static final int DEEPEST = 50;

    private final String text;
    private final boolean wide;

    private YamlTree(String text) {
        this.text = text;
        this.wide = text.codePointCount(0, text.length()) != text.length();
    }

    /** The nodes of a text; a mapping without entries for an empty one; none where the text is not YAML. */
    static Optional<YamlNode> parse(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(DEEPEST);
        try {
            Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            return Optional.of(
                    root == null
                            ? new YamlNode(Kind.MAPPING, 0, 0, "", false, List.of(), List.of())
                            : new YamlTree(text).node(root));
        } catch (YAMLException e) {
            // The checks that run beside say what is wrong, and where.
            return Optional.empty();
        }
    }

    private YamlNode node(Node node) {
        return switch (node) {
            case MappingNode map -> mapping(map);
            case SequenceNode list -> list(list);
            default -> scalar((ScalarNode) node);
        };
    }

    private YamlNode scalar(ScalarNode node) {
        int start = offset(node.getStartMark());
        int end = stripped(start, offset(node.getEndMark()));
        boolean nothing = node.isPlain() && node.getTag().equals(Tag.NULL);
        return new YamlNode(
                nothing ? Kind.NOTHING : Kind.SCALAR,
                start,
                end,
                nothing ? "" : node.getValue(),
                false,
                List.of(),
                List.of());
    }

    private YamlNode mapping(MappingNode map) {
        List<Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : map.getValue()) {
            Node key = tuple.getKeyNode();
            String name = key instanceof ScalarNode s ? s.getValue() : "";
            entries.add(
                    new Entry(name, offset(key.getStartMark()), offset(key.getEndMark()), node(tuple.getValueNode())));
        }
        boolean flow = map.getFlowStyle() == FlowStyle.FLOW;
        int start = offset(map.getStartMark());
        int end = flow || entries.isEmpty()
                ? offset(map.getEndMark())
                : entries.get(entries.size() - 1).end();
        return new YamlNode(Kind.MAPPING, start, end, "", flow, entries, List.of());
    }

    private YamlNode list(SequenceNode list) {
        List<YamlNode> items = list.getValue().stream().map(this::node).toList();
        boolean flow = list.getFlowStyle() == FlowStyle.FLOW;
        int start = offset(list.getStartMark());
        int end = flow || items.isEmpty()
                ? offset(list.getEndMark())
                : items.get(items.size() - 1).end();
        return new YamlNode(Kind.LIST, start, end, "", flow, List.of(), items);
    }

    /** Marks count code points. */
    private int offset(Mark mark) {
        return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }

    private int stripped(int start, int end) {
        int last = Math.min(end, text.length());
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }
}
