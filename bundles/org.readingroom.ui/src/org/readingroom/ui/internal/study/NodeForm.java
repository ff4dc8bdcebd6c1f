package org.readingroom.ui.internal.study;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.readingroom.settings.SettingsNode;
import org.readingroom.ui.internal.form.RootField;
import org.readingroom.ui.internal.form.SettingsForm;
import org.readingroom.ui.internal.form.YamlText;

/** A form of one mapping of a study: each change of a field changes the text of that key alone. */
final class NodeForm {
    private final YamlPath path;
    private final FormText text;
    private final SettingsForm form;
    private SettingsNode last;

    /** @param path the mapping; need not be there yet */
    NodeForm(Composite parent, Class<? extends Record> type, YamlPath path, FormText text) {
        this.path = path;
        this.text = text;
        this.form = new SettingsForm(parent, type, RootField.NAME);
        show();
        form.addChangeListener(this::changed);
    }

    /** The fields. */
    SettingsForm form() {
        return form;
    }

    /** Shows what the text says now. */
    void show() {
        SettingsNode node = text.settings(path)
                .filter(SettingsNode::isMapping)
                .orElseGet(() -> SettingsNode.empty("settings"))
                .without("id");
        form.show(path.isRoot() ? general(node) : node);
        last = form.node();
    }

    /** Of the whole study only what is no part of its own. */
    private SettingsNode general(SettingsNode node) {
        SettingsNode left = node;
        for (String key : node.keys()) {
            boolean own = node.get(key).filter(v -> v.isMapping() || v.isList()).isPresent();
            left = own ? left.without(key) : left;
        }
        return left;
    }

    private void changed() {
        SettingsNode now = form.node();
        SettingsNode before = last;
        last = now;
        apply(path, before, now);
    }

    private void apply(YamlPath at, SettingsNode before, SettingsNode now) {
        Set<String> keys = new LinkedHashSet<>(before.keys());
        keys.addAll(now.keys());
        for (String key : keys) {
            Optional<SettingsNode> old = before.get(key);
            Optional<SettingsNode> value = now.get(key);
            YamlPath own = at.with(key);
            if (value.isEmpty()) {
                if (!unread(key)) {
                    text.changeIf(edit -> edit.remove(own));
                }
            } else if (old.isPresent()
                    && old.get().isMapping()
                    && value.get().isMapping()
                    && text.tree()
                            .flatMap(t -> t.at(own))
                            .filter(YamlNode::isMapping)
                            .isPresent()) {
                apply(own, old.get(), value.get());
            } else if (!value.equals(old)) {
                text.change(edit -> edit.set(own, written(value.get())));
            }
        }
    }

    /** Whether what is typed is not finished yet: it is left as it was. */
    private boolean unread(String key) {
        return form.problems().stream().anyMatch(p -> p.startsWith("'" + key + "' is not YAML"));
    }

    private static String written(SettingsNode value) {
        return YamlText.inline(value);
    }
}
