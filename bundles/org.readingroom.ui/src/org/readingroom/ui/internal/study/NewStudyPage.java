package org.readingroom.ui.internal.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingDescription.Kind;

/** Where the study lies, and its dataset. */
public final class NewStudyPage extends WizardPage {
    private final PluginSettings plugins;
    private final List<PluginEntry> datasets;
    private Text name;
    private Text folder;
    private Combo dataset;
    private Text root;
    private Text data;
    private Button browseData;

    NewStudyPage(PluginSettings plugins) {
        super("study");
        this.plugins = plugins;
        this.datasets = plugins.entries(PluginKind.DATASET);
        setTitle("Study and dataset");
        setDescription("A study is a text file that says what is compared. You can change all of it afterwards.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(10, 10)
                .spacing(8, 8)
                .applyTo(area);
        name = text(area, "Name", "my-study", "Letters, digits, dot, hyphen, underscore: it names files.");
        Path start = DesktopMemory.recent().stream()
                .findFirst()
                .map(Path::getParent)
                .orElse(Path.of(System.getProperty("user.home")));
        folder = withBrowse(area, "Folder of the file", start.toString());
        new Label(area, SWT.NONE).setText("Dataset");
        dataset = new Combo(area, SWT.READ_ONLY);
        datasets.forEach(d -> dataset.add(d.id() + "  -  " + d.label()));
        dataset.select(0);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(dataset);
        root = text(
                area, "Name of its folder", "", "What the study calls the folder: a name that holds on every machine.");
        data = withBrowse(area, "Its folder here", "");
        browseData = (Button) area.getChildren()[area.getChildren().length - 1];
        dataset.addListener(SWT.Selection, e -> choose());
        for (Text field : new Text[] {name, folder, root, data}) {
            field.addListener(SWT.Modify, e -> check());
        }
        setControl(area);
        choose();
    }

    private static Text text(Composite area, String label, String value, String tip) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER);
        text.setText(value);
        text.setToolTipText(tip);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(text);
        return text;
    }

    private Text withBrowse(Composite area, String label, String value) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER);
        text.setText(value);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(text);
        Button browse = new Button(area, SWT.PUSH);
        browse.setText("Browse...");
        browse.addListener(SWT.Selection, e -> {
            DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
            dialog.setFilterPath(text.getText());
            String chosen = dialog.open();
            if (chosen != null) {
                text.setText(chosen);
                nameRoot(text, Path.of(chosen));
            }
        });
        return text;
    }

    private void nameRoot(Text text, Path chosen) {
        if (text == data && root.getText().isBlank() && chosen.getFileName() != null) {
            root.setText(chosen.getFileName().toString());
        }
    }

    private Optional<SettingDescription> rootSetting() {
        return plugins.settings(PluginKind.DATASET, dataset()).stream()
                .filter(s -> s.kind() == Kind.ROOT && s.required())
                .findFirst();
    }

    private void choose() {
        boolean needs = rootSetting().isPresent();
        root.setEnabled(needs);
        data.setEnabled(needs);
        browseData.setEnabled(needs);
        if (needs && root.getText().isBlank()) {
            root.setText(dataset());
        }
        check();
    }

    private void check() {
        String why = null;
        if (!name.getText().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            why = "The name has letters, digits, dot, hyphen and underscore only.";
        } else if (!Files.isDirectory(Path.of(folder.getText().strip()))) {
            why = "There is no folder " + folder.getText();
        } else if (root.isEnabled() && root.getText().isBlank()) {
            why = "Give the dataset's folder a name.";
        } else if (!data.getText().isBlank()
                && !Files.isDirectory(Path.of(data.getText().strip()))) {
            why = "There is no folder " + data.getText();
        }
        setErrorMessage(why);
        setPageComplete(why == null && dataset.getSelectionIndex() >= 0);
    }

    String studyName() {
        return name.getText().strip();
    }

    /** The file that is written. */
    public Path file() {
        return Path.of(folder.getText().strip()).resolve(studyName() + ".yaml").toAbsolutePath();
    }

    String dataset() {
        return datasets.get(Math.max(0, dataset.getSelectionIndex())).id();
    }

    Map<String, String> roots() {
        return rootSetting().map(s -> Map.of(s.key(), root.getText().strip())).orElse(Map.of());
    }

    Map<String, Path> folders() {
        boolean given = rootSetting().isPresent() && !data.getText().isBlank();
        return given ? Map.of(root.getText().strip(), Path.of(data.getText().strip())) : Map.of();
    }

    /** Fills the page as a user would. */
    public void fill(String newName, Path newFolder, String rootName, Path dataFolder) {
        name.setText(newName);
        folder.setText(newFolder.toString());
        root.setText(rootName);
        data.setText(dataFolder.toString());
    }
}
