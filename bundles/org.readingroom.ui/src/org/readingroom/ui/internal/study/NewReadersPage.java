package org.readingroom.ui.internal.study;

import java.util.List;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.readingroom.settings.PluginKind;

/** Which models read. */
public final class NewReadersPage extends WizardPage {
    private static final List<String> FIRST = List.of("prior", "majority", "bright-blob");

    private final PluginSettings plugins;
    private CheckList models;

    NewReadersPage(PluginSettings plugins) {
        super("readers");
        this.plugins = plugins;
        setTitle("Readers");
        setDescription("Each is an arm. Untrained readers show what chance and shortcuts come to.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(area);
        models = new CheckList(
                area, "Models", plugins.entries(PluginKind.MODEL), e -> FIRST.contains(e.id()), this::check);
        setControl(area);
        check();
    }

    private void check() {
        setErrorMessage(chosen().isEmpty() ? "Tick one reader at least." : null);
        setPageComplete(!chosen().isEmpty());
    }

    List<String> chosen() {
        return models == null ? FIRST : models.ticked();
    }

    /** Ticks models as a user would. */
    public void choose(List<String> ids) {
        models.tick(ids);
        check();
    }
}
