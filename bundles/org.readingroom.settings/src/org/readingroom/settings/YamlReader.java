package org.readingroom.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.settings.SettingsException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns one YAML document into nodes, and refuses what a settings file has no use for. */
final class YamlReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_NODES = 100_000;
    private static final int MOST_ALIASES = 100;
    private static final int DEEPEST = 50;
    private static final Set<Tag> UNTAGGED =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.MAP, Tag.SEQ);

    private final Place place;
    private int nodes;

    private YamlReader(Place place) {
        this.place = place;
    }

    static SettingsNode read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Place place = new Place(String.valueOf(file.getFileName()), folder, 1);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingsException(file + ": over 1 MB, which no settings file is");
            }
            return parse(place, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new SettingsException("there is no file " + file + "; check the name and the folder it is in", e);
        } catch (CharacterCodingException e) {
            throw new SettingsException(file + ": not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a folder; give the file in it" : e.getMessage();
            throw new SettingsException(file + " cannot be read: " + why, e);
        }
    }

    static SettingsNode parse(Place place, String text) {
        if (text.length() > MOST_BYTES) {
            throw new SettingsException(place.source() + ": over 1 MB, which no settings file is");
        }
        String yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            Node root = new Yaml(new SafeConstructor(limits())).compose(new StringReader(yaml));
            return root == null ? SettingsNode.mapping(place, Map.of()) : new YamlReader(place).whole(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            throw new SettingsException(place.at(line) + ": not YAML: " + context + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new SettingsException(place.source() + ": not YAML: " + e.getMessage(), e);
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_BYTES);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private SettingsNode whole(Node root) {
        SettingsNode node = convert(root, new ArrayList<>());
        return node.isNothing() ? SettingsNode.mapping(place, Map.of()) : node.relabelled("", "");
    }

    private SettingsNode convert(Node node, List<Node> round) {
        if (++nodes > MOST_NODES) {
            throw refused(node, "over " + MOST_NODES + " values once aliases are followed; write fewer aliases");
        }
        if (!UNTAGGED.contains(node.getTag())) {
            throw refused(node, "the tag " + node.getTag() + " is not allowed; write the value without a tag");
        }
        if (node instanceof ScalarNode scalar) {
            boolean plain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
            boolean nothing = plain && scalar.getTag().equals(Tag.NULL);
            return SettingsNode.scalar(at(node), nothing ? null : scalar.getValue(), plain);
        }
        if (round.stream().anyMatch(outer -> outer == node)) {
            throw refused(node, "an alias refers to what it stands in");
        }
        round.add(node);
        SettingsNode converted =
                node instanceof MappingNode map ? mapping(map, round) : sequence((SequenceNode) node, round);
        round.remove(round.size() - 1);
        return converted;
    }

    private SettingsNode mapping(MappingNode map, List<Node> round) {
        Map<String, SettingsNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar) || !UNTAGGED.contains(key.getTag())) {
                throw refused(key, "a key is a plain word");
            }
            if (key.getTag().equals(Tag.MERGE)) {
                throw refused(key, "the merge key '<<' is not allowed; an arm takes over another's keys with 'like'");
            }
            SettingsNode value = convert(tuple.getValueNode(), round).placed(at(key));
            SettingsNode earlier = entries.putIfAbsent(scalar.getValue(), value);
            if (earlier != null) {
                throw refused(key, "the key '" + scalar.getValue() + "' is here twice, first at " + earlier.where());
            }
        }
        return SettingsNode.mapping(at(map), entries);
    }

    private SettingsNode sequence(SequenceNode list, List<Node> round) {
        List<SettingsNode> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(convert(item, round));
        }
        return SettingsNode.sequence(at(list), items);
    }

    private Place at(Node node) {
        return place.at(node.getStartMark().getLine() + 1);
    }

    private SettingsException refused(Node node, String why) {
        return new SettingsException(at(node) + ": " + why);
    }
}
