package org.readingroom.ui.internal.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsNode;

/** What has no form of its own (a mapping, a plugin, a list of records), as YAML in a small text area. */
final class YamlField implements FormField {
    private static final int LINES = 4;

    private final SettingDescription setting;
    private final Text text;
    private final FieldMark mark;

    YamlField(Composite parent, SettingDescription setting, Runnable changed) {
        this.setting = setting;
        text = new Text(parent, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMessage(FieldHint.empty(setting));
        // Tab leaves the field, as it does all others: YAML has no use for tabs.
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(160, LINES * text.getLineHeight())
                .applyTo(text);
        AccessibleName.give(text, setting.key() + ", as YAML", FieldHint.full(setting));
        text.addListener(SWT.Modify, e -> changed.run());
        mark = new FieldMark(text);
    }

    @Override
    public SettingDescription description() {
        return setting;
    }

    @Override
    public Optional<SettingsNode> value(String where) {
        String entered = text.getText();
        if (entered.isBlank()) {
            return Optional.empty();
        }
        String indented = entered.strip().indent(2);
        return SettingsNode.parse(where, "v:\n" + indented).get("v");
    }

    @Override
    public void show(Optional<SettingsNode> value, Map<String, Path> folders) {
        String shown = value.filter(v -> !v.isNothing()).map(YamlText::of).orElse("");
        if (!shown.strip().equals(text.getText().strip())) {
            text.setText(shown.strip());
        }
    }

    @Override
    public void mark(List<String> problems) {
        mark.show(problems);
    }

    @Override
    public Control control() {
        return text;
    }
}
