package org.readingroom.ui.internal.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.readingroom.api.settings.SettingsException;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;
import org.readingroom.settings.SettingsNode;

/** The fields of one record, a row each: key, field, unit and range. */
final class FieldList {
    private static final int COLUMNS = 3;

    private final List<FormField> fields = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private SettingsNode shown = SettingsNode.empty("settings");

    FieldList(Composite parent, List<SettingDescription> settings, RootField roots, Runnable changed) {
        settings.forEach(setting -> fields.add(row(parent, setting, roots, changed)));
    }

    /** Lays a composite out for rows of fields. */
    static void layout(Composite parent) {
        GridLayoutFactory.fillDefaults()
                .numColumns(COLUMNS)
                .margins(6, 6)
                .spacing(FieldMark.ROOM, 5)
                .applyTo(parent);
    }

    private static FormField row(Composite parent, SettingDescription setting, RootField roots, Runnable changed) {
        if (setting.kind() == Kind.SETTINGS && !setting.children().isEmpty()) {
            GroupField group = new GroupField(parent, setting, roots, changed);
            GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).applyTo(group.control());
            return group;
        }
        boolean box = setting.kind() == Kind.TRUTH && setting.def().isPresent();
        Label key = new Label(parent, SWT.NONE);
        key.setText(box ? "" : setting.key() + (setting.required() ? " *" : ""));
        key.setToolTipText(FieldHint.full(setting));
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(key);
        FormField field = single(parent, setting, roots, changed);
        Label beside = new Label(parent, SWT.NONE);
        beside.setText(FieldHint.beside(setting));
        beside.setToolTipText(FieldHint.full(setting));
        return field;
    }

    private static FormField single(Composite parent, SettingDescription setting, RootField roots, Runnable changed) {
        return switch (setting.kind()) {
            case CHOICE -> new ChoiceField(parent, setting, setting.choices(), changed);
            case TRUTH ->
                setting.def().isPresent()
                        ? new TruthField(parent, setting, changed)
                        : new ChoiceField(parent, setting, List.of("true", "false"), changed);
            case TEXT, WHOLE, NUMBER, PATH, ROOT -> new TextField(parent, setting, roots, changed);
            case LIST, SET ->
                ofSingles(setting)
                        ? new TextField(parent, setting, roots, changed)
                        : new YamlField(parent, setting, changed);
            case MAP, PLUGIN, ANY, SETTINGS -> new YamlField(parent, setting, changed);
        };
    }

    /** Whether a list holds single values, which fit a line. */
    private static boolean ofSingles(SettingDescription setting) {
        return setting.children().isEmpty()
                && !setting.type().matches(".*(lists|sets|mappings|plugins|any values|settings).*");
    }

    void setEnabled(boolean enabled) {
        for (FormField field : fields) {
            field.control().setEnabled(enabled);
            field.inner().ifPresent(inner -> inner.setEnabled(enabled));
        }
    }

    /** What is entered, keys in the record's order and unknown ones as they were; what cannot be read is left out. */
    SettingsNode node(String where) {
        unread.clear();
        Map<String, Object> entries = new LinkedHashMap<>();
        for (FormField field : fields) {
            String key = field.description().key();
            try {
                field.value(where + "." + key).ifPresent(v -> entries.put(key, v));
            } catch (SettingsException e) {
                unread.add(key);
            }
        }
        for (String key : shown.keys()) {
            if (field(key).isEmpty()) {
                entries.put(key, shown.get(key).orElseThrow());
            }
        }
        return SettingsNode.of(where, entries);
    }

    void show(SettingsNode node, Map<String, Path> folders) {
        shown = node;
        fields.forEach(f -> f.show(node.get(f.description().key()), folders));
    }

    Map<String, Path> roots() {
        Map<String, Path> roots = new HashMap<>();
        fields.forEach(f -> roots.putAll(f.roots()));
        return roots;
    }

    Optional<FormField> field(String key) {
        return fields.stream().filter(f -> f.description().key().equals(key)).findFirst();
    }

    /**
     * Marks each field with its problems.
     *
     * @param where as given to {@link #node}
     * @param problems of the binder, each opening with the place it stands at
     * @return the problems in words, without places; those of no field too
     */
    List<String> mark(String where, List<String> problems) {
        List<String> words = new ArrayList<>();
        for (FormField field : fields) {
            String key = field.description().key();
            String at = where + "." + key;
            List<String> own = new ArrayList<>();
            if (unread.contains(key)) {
                own.add("'" + key + "' is not YAML; check brackets, quotes and indents");
            }
            for (String problem : problems) {
                if (problem.matches(Pattern.quote(at) + ":(\\d+:)? (?s).*")) {
                    own.add(problem.replaceFirst("^" + Pattern.quote(at) + ":(\\d+:)? ", ""));
                } else if (!unread.contains(key) && problem.startsWith(where + ": the key '" + key + "' is missing")) {
                    own.add("'" + key + "' is required");
                }
            }
            field.mark(own);
            words.addAll(own);
            field.inner().ifPresent(inner -> words.addAll(inner.mark(at, problems)));
        }
        return words;
    }
}
