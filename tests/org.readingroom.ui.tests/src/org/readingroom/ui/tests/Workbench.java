package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.readingroom.ui.internal.WindowPicture;

/** The running workbench as tests see it. */
final class Workbench {
    private static final long LONGEST_WAIT_NS = 30_000_000_000L;

    private Workbench() {}

    static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    static IWorkbenchPage page() {
        return window().getActivePage();
    }

    static <V extends IViewPart> V show(String id, Class<V> type) {
        return type.cast(show(id));
    }

    static IViewPart show(String id) {
        try {
            return page().showView(id);
        } catch (PartInitException e) {
            throw new AssertionError("no view " + id, e);
        }
    }

    /** Runs the event loop until the condition holds. */
    static void await(String what, BooleanSupplier condition) {
        await(what, LONGEST_WAIT_NS, condition);
    }

    /** As above, for what takes a process of its own. */
    static void awaitProcess(String what, BooleanSupplier condition) {
        await(what, 10 * LONGEST_WAIT_NS, condition);
    }

    private static void await(String what, long nanos, BooleanSupplier condition) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + nanos;
        Runnable wake = () -> {};
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                picture("failed.png");
                fail("waited in vain until " + what);
            }
            // The loop sleeps until something happens, and at most this long.
            display.timerExec(50, wake);
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    /** Saves the window as it is on the screen, among the build's output. */
    static Path picture(String name) {
        return picture(window().getShell(), name);
    }

    static Path picture(Shell shell, String name) {
        Path file = Path.of(System.getProperty("readingroom.test.pictures")).resolve(name);
        paint(shell);
        WindowPicture.save(shell, file);
        return file;
    }

    /** Lets the windows draw what is due. */
    static void paint(Shell shell) {
        Display display = shell.getDisplay();
        boolean[] over = {false};
        display.timerExec(300, () -> over[0] = true);
        while (!over[0]) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    /** The texts of a column, top to bottom, as drawn. */
    static List<String> column(Table table, int column) {
        List<String> texts = new ArrayList<>();
        for (TableItem item : table.getItems()) {
            texts.add(item.getText(column));
        }
        return texts;
    }

    /** The first visible widget of a type below a parent. */
    static <W extends Control> W find(Composite parent, Class<W> type) {
        for (Control child : parent.getChildren()) {
            W found = type.isInstance(child) && child.isVisible()
                    ? type.cast(child)
                    : child instanceof Composite inner ? find(inner, type) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
