package org.readingroom.ui.internal.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsNode;

/** A check box of a truth value that has a default. Written where it differs, or was written before. */
final class TruthField implements FormField {
    private final SettingDescription setting;
    private final boolean otherwise;
    private final Button box;
    private final FieldMark mark;
    private boolean written;

    TruthField(Composite parent, SettingDescription setting, Runnable changed) {
        this.setting = setting;
        otherwise = Boolean.parseBoolean(setting.def().orElseThrow());
        box = CheckBox.in(parent, setting.key());
        box.setSelection(otherwise);
        GridDataFactory.swtDefaults().applyTo(box);
        AccessibleName.give(box, setting.key(), FieldHint.full(setting));
        box.addListener(SWT.Selection, e -> changed.run());
        mark = new FieldMark(box);
    }

    @Override
    public SettingDescription description() {
        return setting;
    }

    @Override
    public Optional<SettingsNode> value(String where) {
        boolean now = box.getSelection();
        return written || now != otherwise ? Optional.of(SettingsNode.of(where, now)) : Optional.empty();
    }

    @Override
    public void show(Optional<SettingsNode> value, Map<String, Path> folders) {
        written = value.isPresent();
        box.setSelection(
                value.map(v -> "true".equalsIgnoreCase(YamlText.plain(v))).orElse(otherwise));
    }

    @Override
    public void mark(List<String> problems) {
        mark.show(problems);
    }

    @Override
    public Control control() {
        return box;
    }
}
