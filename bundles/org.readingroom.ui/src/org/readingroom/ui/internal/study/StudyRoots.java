package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.readingroom.settings.SettingDescription;
import org.readingroom.ui.internal.study.YamlNode.Entry;

/** Finds the folders that a study gives names to. */
final class StudyRoots {
    private final StudyKeys keys;
    private final YamlNode study;
    private final String text;
    private final List<Use> uses = new ArrayList<>();

    /**
     * A place where a root is named.
     *
     * @param name the root
     * @param line 1-based
     */
    record Use(String name, int line) {}

    private StudyRoots(StudyKeys keys, YamlNode study, String text) {
        this.keys = keys;
        this.study = study;
        this.text = text;
    }

    /** Every place, in order; none where the text is not YAML. */
    static List<Use> of(String text, StudyKeys keys) {
        return YamlTree.parse(text)
                .map(study -> {
                    StudyRoots roots = new StudyRoots(keys, study, text);
                    roots.walk(study, YamlPath.ROOT);
                    return roots.uses;
                })
                .orElse(List.of());
    }

    /** The names, each once. */
    static Set<String> names(String text, StudyKeys keys) {
        Set<String> names = new LinkedHashSet<>();
        of(text, keys).forEach(use -> names.add(use.name()));
        return names;
    }

    private void walk(YamlNode node, YamlPath path) {
        for (Entry e : node.entries()) {
            YamlPath at = path.with(e.key());
            boolean root = keys.value(at, study)
                    .filter(v -> v.kind() == SettingDescription.Kind.ROOT)
                    .isPresent();
            if (root && e.value().isScalar()) {
                int line = (int) text.substring(0, e.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
                uses.add(new Use(e.value().text(), line));
            }
            walk(e.value(), at);
        }
        for (int i = 0; i < node.items().size(); i++) {
            walk(node.items().get(i), path.with(i));
        }
    }
}
