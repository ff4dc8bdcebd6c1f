package org.readingroom.ui.internal;

import java.nio.file.Path;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.readingroom.ui.internal.cases.OpenDatasets;
import org.readingroom.ui.internal.pictures.PictureTour;
import org.readingroom.ui.internal.pictures.SceneException;
import org.readingroom.ui.internal.pictures.StoredRun;
import org.readingroom.ui.internal.run.RunsAtClose;

/** Sets the workbench up. */
public final class DesktopAdvisor extends WorkbenchAdvisor {
    private final DesktopOptions options;
    private int exitCode;

    DesktopAdvisor(DesktopOptions options) {
        this.options = options;
    }

    /** 0, or 1 where the self-test failed. */
    int exitCode() {
        return exitCode;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(!options.unattended());
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return CasesPerspective.ID;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new DesktopWindow(configurer);
    }

    @Override
    public void postStartup() {
        options.open().ifPresent(choice -> OpenDatasets.instance()
                .open(choice, getWorkbenchConfigurer().getWorkbench().getDisplay()));
        options.selfTest()
                .ifPresent(file ->
                        new SelfTest(getWorkbenchConfigurer().getWorkbench(), file).start(code -> exitCode = code));
        options.pictures().ifPresent(this::tour);
        options.measure().ifPresent(file -> new DesktopMeasure(
                        getWorkbenchConfigurer().getWorkbench(), options.open().isPresent(), file)
                .start(code -> exitCode = code));
        if (!options.unattended()) {
            RunsAtClose.atStart(getWorkbenchConfigurer().getWorkbench().getActiveWorkbenchWindow());
        }
    }

    @Override
    public boolean preShutdown() {
        IWorkbenchWindow window = getWorkbenchConfigurer().getWorkbench().getActiveWorkbenchWindow();
        return options.unattended() || window == null || RunsAtClose.mayClose(window.getShell());
    }

    private void tour(Path out) {
        Path material = options.material()
                .orElseThrow(() -> new SceneException("-pictures needs a stored run: -material FOLDER", null));
        new PictureTour(getWorkbenchConfigurer().getWorkbench(), StoredRun.in(material), out)
                .start(code -> exitCode = code);
    }
}
