package org.readingroom.ui.internal.prefs;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.readingroom.api.PluginException;
import org.readingroom.settings.UserFolder;
import org.readingroom.settings.UserPreferences;

/** Device, cache, and the folders that studies name: preferred by runs, from here and from the command line. */
public final class EnginePage extends PreferencePage implements IWorkbenchPreferencePage {
    /** The page's id. */
    public static final String ID = "org.readingroom.ui.preferences.engine";

    private Combo device;
    private Text cache;
    private Text gigabytes;
    private Text roots;

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
        setDescription(
                "What runs and questions use, from here and from the command line, unless told otherwise. Kept in "
                        + UserFolder.locate().resolve("preferences.properties") + ".");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 8).applyTo(page);
        label(page, "&Device:");
        device = new Combo(page, SWT.DROP_DOWN);
        device.setItems("auto", "cpu", "cuda", "cuda:0", "cuda:1");
        device.setToolTipText("What readers on PyTorch compute with where a study says auto");
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(device);
        label(page, "&Cache folder:");
        cache = field(page, 1);
        cache.setMessage(UserFolder.locate().resolve("cache").toString());
        Button browse = new Button(page, SWT.PUSH);
        browse.setText("Browse...");
        browse.addListener(SWT.Selection, e -> choose(cache));
        label(page, "Cache &size in GB:");
        gigabytes = field(page, 2);
        gigabytes.setMessage("20");
        Label title = new Label(page, SWT.WRAP);
        title.setText("&Folders of models and data, one a line: the name that studies use, =, and the folder.");
        GridDataFactory.fillDefaults().span(3, 1).indent(0, 8).applyTo(title);
        roots = new Text(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        roots.setMessage("llama-3.2-11b=/models/Llama-3.2-11B-Vision-Instruct");
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .span(3, 1)
                .hint(360, 110)
                .applyTo(roots);
        Button add = new Button(page, SWT.PUSH);
        add.setText("Add Folder...");
        add.addListener(SWT.Selection, e -> addRoot());
        load();
        return page;
    }

    private static void label(Composite page, String text) {
        new Label(page, SWT.NONE).setText(text);
    }

    private Text field(Composite page, int span) {
        Text field = new Text(page, SWT.BORDER);
        field.addListener(SWT.Modify, e -> check());
        GridDataFactory.fillDefaults().grab(true, false).span(span, 1).applyTo(field);
        return field;
    }

    private void choose(Text field) {
        Optional.ofNullable(new DirectoryDialog(getShell(), SWT.OPEN).open()).ifPresent(field::setText);
    }

    private void addRoot() {
        Optional.ofNullable(new DirectoryDialog(getShell(), SWT.OPEN).open())
                .map(Path::of)
                .ifPresent(folder -> {
                    String before = roots.getText();
                    String line = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
                    roots.append(line + String.valueOf(folder.getFileName()).toLowerCase(java.util.Locale.ROOT) + "="
                            + folder + "\n");
                });
    }

    private void load() {
        try {
            UserPreferences p = UserPreferences.load(UserFolder.locate());
            device.setText(p.device());
            cache.setText(p.cache().map(Path::toString).orElse(""));
            gigabytes.setText(
                    p.cacheGigabytes().isPresent()
                            ? Double.toString(p.cacheGigabytes().getAsDouble())
                            : "");
            StringBuilder lines = new StringBuilder();
            new TreeMap<>(p.roots()).forEach((name, folder) -> lines.append(name + "=" + folder + "\n"));
            roots.setText(lines.toString());
        } catch (PluginException e) {
            setErrorMessage(e.getMessage());
        }
        roots.addListener(SWT.Modify, e -> check());
        device.addListener(SWT.Modify, e -> check());
    }

    private void check() {
        String problem = null;
        try {
            entered();
        } catch (PluginException | IllegalArgumentException e) {
            problem = e.getMessage();
        }
        setErrorMessage(problem);
        setValid(problem == null);
    }

    private UserPreferences entered() {
        Map<String, Path> folders = new TreeMap<>();
        for (String line : roots.getText().lines().filter(l -> !l.isBlank()).toList()) {
            int at = line.indexOf('=');
            if (at < 1) {
                throw new PluginException("'" + line + "' is not of the form NAME=FOLDER");
            }
            folders.put(
                    line.substring(0, at).strip(),
                    Path.of(line.substring(at + 1).strip()));
        }
        String size = gigabytes.getText().strip();
        try {
            return new UserPreferences(
                    folders,
                    Optional.of(cache.getText().strip())
                            .filter(c -> !c.isEmpty())
                            .map(Path::of),
                    size.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(size)),
                    device.getText().strip());
        } catch (NumberFormatException e) {
            throw new PluginException("'" + size + "' is no size in GB", e);
        }
    }

    @Override
    public boolean performOk() {
        try {
            entered().save(UserFolder.locate());
            return true;
        } catch (PluginException e) {
            setErrorMessage(e.getMessage());
            return false;
        }
    }
}
