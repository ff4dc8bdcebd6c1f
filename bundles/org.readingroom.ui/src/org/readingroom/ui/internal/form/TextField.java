package org.readingroom.ui.internal.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;
import org.readingroom.settings.SettingsNode;

/** A line of text: a text, number, path or root, or a list of them with commas between. Empty: left out. */
final class TextField implements FormField {
    private static final String NUMBER = "[-+]?[0-9._]+([eE][-+]?[0-9]+)?";

    private final SettingDescription setting;
    private final RootField roots;
    private final Text text;
    private final FieldMark mark;

    TextField(Composite parent, SettingDescription setting, RootField roots, Runnable changed) {
        this.setting = setting;
        this.roots = roots;
        boolean folder = setting.kind() == Kind.ROOT && roots == RootField.FOLDER;
        boolean browse = folder || setting.kind() == Kind.PATH;
        Composite row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(browse ? 2 : 1).applyTo(row);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(row);
        text = new Text(row, SWT.BORDER);
        text.setMessage(folder ? "folder" : FieldHint.empty(setting));
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .hint(160, SWT.DEFAULT)
                .applyTo(text);
        AccessibleName.give(text, setting.key(), FieldHint.full(setting));
        text.addListener(SWT.Modify, e -> changed.run());
        mark = new FieldMark(text);
        if (browse) {
            addBrowse(row, folder);
        }
    }

    private void addBrowse(Composite row, boolean folder) {
        Button browse = new Button(row, SWT.PUSH);
        browse.setText("Browse...");
        AccessibleName.give(browse, "Browse for " + setting.key(), "");
        browse.addListener(SWT.Selection, e -> {
            String chosen = folder ? chooseFolder() : new FileDialog(text.getShell(), SWT.OPEN).open();
            if (chosen != null) {
                text.setText(chosen);
            }
        });
    }

    private String chooseFolder() {
        DirectoryDialog dialog = new DirectoryDialog(text.getShell(), SWT.OPEN);
        dialog.setFilterPath(text.getText());
        return dialog.open();
    }

    @Override
    public SettingDescription description() {
        return setting;
    }

    @Override
    public Optional<SettingsNode> value(String where) {
        String entered = text.getText().strip();
        if (entered.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (setting.kind()) {
                    case LIST, SET ->
                        SettingsNode.parse(where, "v: [" + entered + "]")
                                .get("v")
                                .orElseThrow();
                    case ROOT -> SettingsNode.of(where, roots == RootField.FOLDER ? rootName(entered) : entered);
                    case WHOLE, NUMBER -> number(where, entered);
                    default -> SettingsNode.of(where, entered);
                });
    }

    /** As it was typed, and without quotes; what is no number stays a text, and is refused as such. */
    private static SettingsNode number(String where, String entered) {
        return entered.matches(NUMBER)
                ? SettingsNode.parse(where, "v: " + entered).get("v").orElseThrow()
                : SettingsNode.of(where, entered);
    }

    /** A name for a folder; one folder has one name. */
    private static String rootName(String folder) {
        Path name = Path.of(folder).getFileName();
        return name == null ? "root" : name.toString();
    }

    @Override
    public Map<String, Path> roots() {
        String entered = text.getText().strip();
        if (setting.kind() != Kind.ROOT || entered.isEmpty()) {
            return Map.of();
        }
        // Where a root lies is not asked for in a study file; some folder that is there stands in, to check the rest.
        return roots == RootField.FOLDER
                ? Map.of(rootName(entered), Path.of(entered).toAbsolutePath())
                : Map.of(entered, Path.of(System.getProperty("user.home")));
    }

    @Override
    public void show(Optional<SettingsNode> value, Map<String, Path> folders) {
        String shown =
                value.filter(v -> !v.isNothing()).map(v -> words(v, folders)).orElse("");
        if (!shown.equals(text.getText())) {
            text.setText(shown);
        }
    }

    private String words(SettingsNode value, Map<String, Path> folders) {
        if (setting.kind() == Kind.ROOT && roots == RootField.FOLDER && folders.containsKey(YamlText.plain(value))) {
            return folders.get(YamlText.plain(value)).toString();
        }
        boolean many = setting.kind() == Kind.LIST || setting.kind() == Kind.SET;
        return many
                ? value.items().stream().map(YamlText::inline).collect(Collectors.joining(", "))
                : value.isMapping() || value.isList() ? YamlText.inline(value) : value.text();
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
