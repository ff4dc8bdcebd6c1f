package org.readingroom.ui.internal;

import java.io.IOException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** The desktop application: takes the workspace for itself and runs the workbench until the user leaves. */
public final class DesktopApplication implements IApplication {
    /** Exit code where the workspace is taken, or cannot be written. */
    private static final Integer FAILED = 1;

    @Override
    public Object start(IApplicationContext context) throws IOException {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        DesktopOptions options = DesktopOptions.parse(arguments);
        Display display = PlatformUI.createDisplay();
        try {
            if (!takeWorkspace(options)) {
                return FAILED;
            }
            DesktopAdvisor advisor = new DesktopAdvisor(options);
            int code = PlatformUI.createAndRunWorkbench(display, advisor);
            if (code == PlatformUI.RETURN_RESTART) {
                return EXIT_RESTART;
            }
            return advisor.exitCode();
        } finally {
            display.dispose();
        }
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
        }
    }

    /** Two workbenches on one workspace would overwrite each other's state. */
    private static boolean takeWorkspace(DesktopOptions options) throws IOException {
        Location workspace = Platform.getInstanceLocation();
        if (workspace == null || !workspace.isSet() || workspace.lock()) {
            return true;
        }
        String message = "Reading Room is open already for the workspace "
                + workspace.getURL().getPath() + ". Close it, or set READINGROOM_HOME to another folder.";
        if (options.unattended()) {
            throw new IOException(message);
        }
        MessageDialog.openError(null, "Reading Room", message);
        return false;
    }
}
