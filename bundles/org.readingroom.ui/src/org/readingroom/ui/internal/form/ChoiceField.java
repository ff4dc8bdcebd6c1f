package org.readingroom.ui.internal.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsNode;

/** A list of words to choose from; the first line is the default, or nothing. */
final class ChoiceField implements FormField {
    private final SettingDescription setting;
    private final List<String> words;
    private final Combo combo;
    private final FieldMark mark;
    private Optional<String> foreign = Optional.empty();

    ChoiceField(Composite parent, SettingDescription setting, List<String> words, Runnable changed) {
        this.setting = setting;
        this.words = words;
        combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.add(setting.def().map(d -> d + " (default)").orElse(setting.required() ? "choose" : "not set"));
        words.forEach(combo::add);
        combo.select(0);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(combo);
        AccessibleName.give(combo, setting.key(), FieldHint.full(setting));
        combo.addListener(SWT.Selection, e -> {
            foreign = Optional.empty();
            changed.run();
        });
        mark = new FieldMark(combo);
    }

    @Override
    public SettingDescription description() {
        return setting;
    }

    @Override
    public Optional<SettingsNode> value(String where) {
        if (foreign.isPresent()) {
            return foreign.map(word -> SettingsNode.of(where, word));
        }
        int at = combo.getSelectionIndex();
        if (at <= 0) {
            return Optional.empty();
        }
        String word = words.get(at - 1);
        boolean truth = setting.kind() == SettingDescription.Kind.TRUTH;
        return Optional.of(SettingsNode.of(where, truth ? Boolean.valueOf(word) : word));
    }

    @Override
    public void show(Optional<SettingsNode> value, Map<String, Path> folders) {
        String word = value.filter(v -> !v.isNothing()).map(YamlText::plain).orElse("");
        int at = words.indexOf(word);
        // A word that is no choice stays what is written until another is chosen, and is marked as wrong.
        foreign = word.isEmpty() || at >= 0 ? Optional.empty() : Optional.of(word);
        combo.select(at + 1);
    }

    @Override
    public void mark(List<String> problems) {
        mark.show(problems);
    }

    @Override
    public Control control() {
        return combo;
    }
}
