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
import org.eclipse.swt.widgets.Group;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsNode;

/** A record within a record, framed; one that may be left out has a check box that says whether it is there. */
final class GroupField implements FormField {
    private final SettingDescription setting;
    private final Optional<Button> given;
    private final Group group;
    private final FieldList fields;
    private boolean written;

    GroupField(Composite parent, SettingDescription setting, RootField roots, Runnable changed) {
        this.setting = setting;
        boolean optional = !setting.required() && setting.def().isEmpty();
        group = new Group(parent, SWT.NONE);
        group.setText(setting.key());
        group.setToolTipText(FieldHint.full(setting));
        FieldList.layout(group);
        given = optional ? Optional.of(CheckBox.in(group, "Set " + setting.key())) : Optional.empty();
        fields = new FieldList(group, setting.children(), roots, changed);
        given.ifPresent(box -> {
            box.setToolTipText(FieldHint.full(setting));
            GridDataFactory.fillDefaults().span(3, 1).applyTo(box);
            box.addListener(SWT.Selection, e -> {
                fields.setEnabled(box.getSelection());
                changed.run();
            });
            fields.setEnabled(false);
        });
    }

    @Override
    public SettingDescription description() {
        return setting;
    }

    @Override
    public Optional<SettingsNode> value(String where) {
        if (given.isPresent() && !given.get().getSelection()) {
            return Optional.empty();
        }
        SettingsNode node = fields.node(where);
        boolean needed = given.isPresent()
                || written
                || setting.required()
                || !node.keys().isEmpty();
        return needed ? Optional.of(node) : Optional.empty();
    }

    @Override
    public void show(Optional<SettingsNode> value, Map<String, Path> folders) {
        written = value.isPresent();
        given.ifPresent(box -> {
            box.setSelection(written);
            fields.setEnabled(written);
        });
        fields.show(value.orElseGet(() -> SettingsNode.empty(setting.key())), folders);
    }

    @Override
    public void mark(List<String> problems) {
        group.setToolTipText(problems.isEmpty() ? FieldHint.full(setting) : String.join("\n", problems));
    }

    @Override
    public Control control() {
        return group;
    }

    @Override
    public Map<String, Path> roots() {
        return fields.roots();
    }

    @Override
    public Optional<FieldList> inner() {
        return Optional.of(fields);
    }
}
