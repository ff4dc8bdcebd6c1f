package org.readingroom.ui.internal.pictures;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPage;
import org.readingroom.ui.internal.CasesPerspective;
import org.readingroom.ui.internal.bench.BenchSession;
import org.readingroom.ui.internal.bench.BenchView;

/** A box asked for three times on the prompt bench. */
final class BenchScene implements Scene {
    private static final int TIMES = 3;

    private BenchView view;
    private boolean asked;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public void open(IWorkbenchPage on, StoredRun material) throws CoreException {
        IWorkbenchPage page =
                on.getWorkbenchWindow().getWorkbench().showPerspective(CasesPerspective.ID, on.getWorkbenchWindow());
        page.resetPerspective();
        view = (BenchView) page.showView(BenchView.ID);
        page.setPartState(page.getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
        view.open(
                Optional.of(material.study()),
                Map.of("phantoms", material.phantoms()),
                Optional.of(material.run()),
                Optional.of("box"));
    }

    @Override
    public boolean ready() {
        BenchSession session = view.session();
        if (session.problem()) {
            throw new SceneException(session.status(), null);
        }
        if (!asked && view.askButton().isEnabled()) {
            asked = true;
            view.repeats().setSelection(TIMES);
            view.askButton().notifyListeners(SWT.Selection, new Event());
        }
        return asked && !session.asking() && view.answers().getItemCount() == TIMES;
    }
}
