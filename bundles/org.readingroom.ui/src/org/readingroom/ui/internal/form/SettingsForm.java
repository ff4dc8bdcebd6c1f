package org.readingroom.ui.internal.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsReference;

/**
 * A form of a settings record, made from the record itself: a field for each setting, with its documentation, default,
 * unit, range and choices; records within it are framed, and what is wrong is said at the field as it is typed.
 *
 * <p>An empty field is a key left out. Keys that the record does not know are kept. On the user interface's thread only.
 */
public final class SettingsForm extends Composite {
    private static final String WHERE = "settings";

    private final Class<? extends Record> type;
    private final FieldList fields;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<String> problems = List.of();
    private boolean showing;

    /**
     * An empty form: every setting has its default.
     *
     * @param parent where it is placed; wrap it in a scrolled composite where it may be long
     * @param type the record
     * @param roots what is asked for where a setting is a root
     * @throws org.readingroom.api.settings.SettingsException where a component has a type that settings cannot have
     */
    public SettingsForm(Composite parent, Class<? extends Record> type, RootField roots) {
        super(parent, SWT.NONE);
        this.type = type;
        FieldList.layout(this);
        fields = new FieldList(this, SettingsReference.of(type), roots, this::changed);
        check();
    }

    /** Shows settings; what they leave out has its default. Listeners are not told. */
    public void show(SettingsNode node) {
        show(node, Map.of());
    }

    /** As above, where it is known in which folders roots lie. */
    public void show(SettingsNode node, Map<String, Path> folders) {
        showing = true;
        fields.show(node, folders);
        showing = false;
        check();
    }

    /** What is entered, as a mapping of keys in the record's order. */
    public SettingsNode node() {
        return fields.node(WHERE);
    }

    /** What is entered, as YAML; empty where every setting is left out. */
    public String yaml() {
        SettingsNode node = node();
        return node.keys().isEmpty() ? "" : YamlText.of(node);
    }

    /** The folders chosen for roots, by the names that {@link #node} has for them. */
    public Map<String, Path> roots() {
        return fields.roots();
    }

    /** What is wrong, a sentence each, in the order of the fields; the record can be made where there are none. */
    public List<String> problems() {
        return problems;
    }

    /** Calls the listener after each change by the user. */
    public void addChangeListener(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * The control of a setting.
     *
     * @param path keys with dots between, such as {@code train.epochs}
     */
    public Optional<Control> control(String path) {
        FieldList at = fields;
        String[] keys = path.split("\\.");
        for (int i = 0; i < keys.length - 1; i++) {
            Optional<FieldList> inner = at.field(keys[i]).flatMap(FormField::inner);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            at = inner.get();
        }
        return at.field(keys[keys.length - 1]).map(FormField::control);
    }

    private void changed() {
        if (!showing && fields != null) {
            check();
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    private void check() {
        SettingsNode node = fields.node(WHERE);
        List<String> found =
                new SettingsBinder(fields.roots()).check(type, node).problems();
        List<String> marked = new ArrayList<>(fields.mark(WHERE, found));
        found.stream()
                .filter(p -> p.startsWith(WHERE + ": ") && !p.contains(": the key '"))
                .map(p -> p.substring(WHERE.length() + 2))
                .forEach(marked::add);
        problems = List.copyOf(marked);
    }
}
