package org.readingroom.ui.tests;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * Waits for a dialog, looks at it and closes it. A modal dialog runs an event loop of its own inside the test's, so the
 * looking is done from a timer.
 */
final class Dialogs {
    private static final int STEP_MS = 50;

    /** The one that waits; a test that failed before its dialog opened leaves one behind, which must not take the next's. */
    private static Optional<Dialogs> waiting = Optional.empty();

    private final Display display = Display.getCurrent();
    private final Consumer<Shell> look;
    private Optional<Throwable> failure = Optional.empty();
    private boolean over;

    private Dialogs(Consumer<Shell> look) {
        this.look = look;
        display.timerExec(STEP_MS, this::step);
    }

    /** Looks at the dialog that opens next. */
    static Dialogs atNext(Consumer<Shell> look) {
        waiting = Optional.of(new Dialogs(look));
        return waiting.get();
    }

    private void step() {
        if (waiting.filter(w -> w == this).isEmpty()) {
            return;
        }
        Optional<Shell> dialog = open();
        if (dialog.isEmpty()) {
            display.timerExec(STEP_MS, this::step);
            return;
        }
        try {
            look.accept(dialog.get());
        } catch (RuntimeException | AssertionError e) {
            failure = Optional.of(e);
        } finally {
            over = true;
            // A look that presses a button has closed it.
            if (!dialog.get().isDisposed()) {
                dialog.get().close();
            }
        }
    }

    private Optional<Shell> open() {
        Shell window = Workbench.window().getShell();
        return Arrays.stream(display.getShells())
                .filter(s -> s != window && s.isVisible() && !s.getText().isEmpty())
                .findFirst();
    }

    /** Returns once the dialog has been looked at and closed; fails where the look did. */
    void await(String what) {
        Workbench.await(what, () -> over);
        failure.ifPresent(e -> {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        });
    }
}
