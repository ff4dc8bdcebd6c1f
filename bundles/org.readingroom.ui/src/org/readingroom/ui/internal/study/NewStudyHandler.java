package org.readingroom.ui.internal.study;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Makes a new study with the wizard, and opens it. */
public final class NewStudyHandler extends AbstractHandler {
    /** The command. */
    public static final String ID = "org.readingroom.ui.command.newStudy";

    /** The wizard that is shown now, for tests. */
    public static Optional<NewStudyWizard> shown() {
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(s -> s.getData() instanceof WizardDialog)
                .map(s -> ((WizardDialog) s.getData()).getCurrentPage().getWizard())
                .filter(w -> w instanceof NewStudyWizard)
                .map(w -> (NewStudyWizard) w)
                .findFirst();
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        NewStudyWizard wizard = new NewStudyWizard(new RegistrySettings());
        WizardDialog dialog = new WizardDialog(window.getShell(), wizard);
        dialog.setPageSize(620, 430);
        dialog.open();
        wizard.written().ifPresent(file -> StudyOpening.open(window, file));
        return null;
    }
}
