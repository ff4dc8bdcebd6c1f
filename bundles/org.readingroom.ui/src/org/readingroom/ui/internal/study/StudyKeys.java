package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;
import org.readingroom.settings.SettingsReference;
import org.readingroom.study.Study;

/** What may stand where in a study file, told by the very records that it is bound to. */
final class StudyKeys {
    private static final String ID = "id";

    private final PluginSettings plugins;
    private final List<SettingDescription> top = SettingsReference.of(Study.class);

    StudyKeys(PluginSettings plugins) {
        this.plugins = plugins;
    }

    /** The plugins it knows. */
    PluginSettings plugins() {
        return plugins;
    }

    /** The keys that may stand in the mapping at a path; none where there is none of known keys. */
    List<SettingDescription> keys(YamlPath path, YamlNode study) {
        List<SettingDescription> keys = top;
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i) instanceof String key) {
                Optional<SettingDescription> next = find(keys, key);
                if (next.isEmpty()) {
                    return List.of();
                }
                YamlPath here = path.first(i + 1);
                YamlPath item = isMany(next.get()) && i + 1 < path.steps().size() ? path.first(i + 2) : here;
                keys = isPlugin(next.get())
                        ? pluginKeys(item, study)
                        : next.get().children();
            }
        }
        return keys;
    }

    /** What the value at a path is. */
    Optional<SettingDescription> value(YamlPath path, YamlNode study) {
        YamlPath own = path;
        while (!own.isRoot() && own.last() instanceof Integer) {
            own = own.parent();
        }
        if (own.isRoot()) {
            return Optional.empty();
        }
        return find(keys(own.parent(), study), (String) own.last());
    }

    /** The kind of plugin that is named at a path, as a mapping with an id or by the id alone. */
    Optional<PluginKind> pluginAt(YamlPath path, YamlNode study) {
        return value(path, study).filter(StudyKeys::isPlugin).flatMap(v -> kindOf(path));
    }

    private static Optional<PluginKind> kindOf(YamlPath path) {
        for (int i = path.steps().size() - 1; i >= 0; i--) {
            if (path.steps().get(i) instanceof String key) {
                return switch (key) {
                    case "dataset" -> Optional.of(PluginKind.DATASET);
                    case "model" -> Optional.of(PluginKind.MODEL);
                    case "prompt" -> Optional.of(PluginKind.PROMPT);
                    case "metrics" -> Optional.of(PluginKind.METRIC);
                    default -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    private List<SettingDescription> pluginKeys(YamlPath path, YamlNode study) {
        Optional<PluginKind> kind = kindOf(path);
        if (kind.isEmpty()) {
            return List.of();
        }
        List<SettingDescription> keys = new ArrayList<>();
        keys.add(idOf(kind.get()));
        keys.addAll(plugins.settings(kind.get(), idAt(path, study)));
        if (kind.get() == PluginKind.MODEL) {
            find(find(top, "arms").map(SettingDescription::children).orElse(List.of()), "seeds")
                    .ifPresent(keys::add);
        }
        return keys;
    }

    private SettingDescription idOf(PluginKind kind) {
        return new SettingDescription(
                ID,
                Kind.CHOICE,
                "a " + kind.word() + " plugin",
                "Which " + kind.word() + " it is.",
                Optional.empty(),
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                plugins.entries(kind).stream().map(e -> e.id()).toList(),
                true,
                -1,
                List.of());
    }

    /** The id of the plugin at a path; of an arm without one, that of the arm it is like. */
    String idAt(YamlPath path, YamlNode study) {
        return idAt(path, study, 0);
    }

    private String idAt(YamlPath path, YamlNode study, int depth) {
        Optional<YamlNode> node = study.at(path);
        String own = node.map(n -> n.isScalar() ? n.text() : n.textOf(ID)).orElse("");
        boolean inArm = path.steps().size() > 2 && path.steps().get(0).equals("arms");
        if (!own.isEmpty() || !inArm || depth > 8) {
            return own;
        }
        String like = study.at(path.first(2)).map(a -> a.textOf("like")).orElse("");
        List<YamlNode> arms = study.get("arms").map(YamlNode::items).orElse(List.of());
        for (int i = 0; i < arms.size(); i++) {
            if (!like.isEmpty() && arms.get(i).textOf(ID).equals(like)) {
                return idAt(YamlPath.of("arms", i, path.steps().get(2)), study, depth + 1);
            }
        }
        return "";
    }

    private static Optional<SettingDescription> find(List<SettingDescription> keys, String key) {
        return keys.stream().filter(k -> k.key().equals(key)).findFirst();
    }

    static boolean isMany(SettingDescription d) {
        return d.kind() == Kind.LIST || d.kind() == Kind.SET;
    }

    /** Whether it names a plugin, or many. */
    static boolean isPlugin(SettingDescription d) {
        return d.kind() == Kind.PLUGIN || isMany(d) && d.type().contains("plugins");
    }
}
