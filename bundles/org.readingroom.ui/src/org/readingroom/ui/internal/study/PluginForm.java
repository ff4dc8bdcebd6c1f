package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;

/** Which plugin a part of a study uses, and that plugin's settings. */
final class PluginForm {
    private static final String NONE = "(none)";

    private final Composite parent;
    private final PluginKind kind;
    private final YamlPath path;
    private final FormText text;
    private final PluginTypes types;
    private final StudyKeys keys;
    private final boolean optional;
    private final List<PluginEntry> entries;
    private final Combo combo;
    private final Label label;
    private Composite settings;
    private Optional<NodeForm> form = Optional.empty();
    private String shown = "";

    /** @param optional whether the part may go without */
    PluginForm(Composite parent, PluginKind kind, YamlPath path, FormText text, PluginTypes types, boolean optional) {
        this.parent = parent;
        this.kind = kind;
        this.path = path;
        this.text = text;
        this.types = types;
        this.keys = types.keys();
        this.optional = optional;
        this.entries = keys.plugins().entries(kind);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(6, 6)
                .spacing(10, 6)
                .applyTo(parent);
        Label name = new Label(parent, SWT.NONE);
        name.setText(kind.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + kind.word().substring(1));
        combo = new Combo(parent, SWT.READ_ONLY);
        if (optional) {
            combo.add(NONE);
        }
        entries.forEach(e -> combo.add(e.id()));
        combo.addListener(SWT.Selection, e -> choose(combo.getText()));
        label = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .hint(200, SWT.DEFAULT)
                .applyTo(label);
        show();
    }

    /** The plugin's choice, for tests. */
    Combo combo() {
        return combo;
    }

    /** The plugin's settings; none where no plugin is chosen. */
    Optional<NodeForm> settings() {
        return form;
    }

    /** Shows what the text says now. */
    void show() {
        String id = text.tree().map(t -> keys.idAt(path, t)).orElse("");
        if (!id.equals(shown) || form.isEmpty() && !id.isEmpty()) {
            shown = id;
            rebuild(id);
        } else {
            form.ifPresent(NodeForm::show);
        }
        combo.setText(id.isEmpty() && optional ? NONE : id);
        label.setText(entries.stream()
                .filter(e -> e.id().equals(id))
                .map(PluginEntry::label)
                .findFirst()
                .orElse(id.isEmpty() ? "" : "there is no " + kind.word() + " '" + id + "' here"));
    }

    private void rebuild(String id) {
        if (settings != null) {
            settings.dispose();
        }
        settings = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(settings);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(settings);
        form = types.of(kind, id).map(type -> new NodeForm(settings, type, path, text));
        form.ifPresent(f -> GridDataFactory.fillDefaults().grab(true, false).applyTo(f.form()));
        parent.layout(true, true);
        StudyForm.resized(parent);
    }

    private void choose(String id) {
        if (id.equals(NONE)) {
            text.changeIf(edit -> edit.remove(path));
        } else {
            text.change(edit -> edit.set(path, "{ id: " + id + " }"));
        }
        show();
    }
}
