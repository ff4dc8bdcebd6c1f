package org.readingroom.ui.tests;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;

/** The controls of a part as those use them who do not see them, or have no mouse. */
final class Controls {
    private static final List<Class<? extends Control>> NAMED = List.of(
            Button.class,
            Combo.class,
            Text.class,
            StyledText.class,
            Table.class,
            Tree.class,
            org.eclipse.swt.widgets.List.class,
            Scale.class,
            Spinner.class,
            Link.class);

    private Controls() {}

    /** What a part of the workbench is made of. */
    static Composite of(IWorkbenchPart part) throws ReflectiveOperationException {
        Class<?> type =
                PlatformUI.class.getClassLoader().loadClass("org.eclipse.e4.ui.model.application.ui.basic.MPart");
        Object model = part.getSite().getService(type);
        return (Composite) type.getMethod("getWidget").invoke(model);
    }

    /** All that is in a composite, and itself. */
    static List<Control> within(Control control) {
        List<Control> all = new ArrayList<>(List.of(control));
        if (control instanceof Composite inner && !(control instanceof Combo)) {
            Arrays.stream(inner.getChildren()).flatMap(c -> within(c).stream()).forEach(all::add);
        }
        return all;
    }

    /** The controls that a screen reader has no words for, and those that only a mouse reaches. */
    static List<String> problems(String where, Composite part) {
        List<String> problems = new ArrayList<>();
        for (Control c : within(part)) {
            if (needsName(c) && name(c).isBlank()) {
                problems.add(where + ": no name for " + place(c));
            }
            boolean mouse =
                    Stream.of(SWT.MouseDown, SWT.MouseUp, SWT.MouseDoubleClick).anyMatch(c::isListening);
            boolean keys = c.isListening(SWT.KeyDown) || c.isListening(SWT.DefaultSelection);
            if (mouse && !keys && needsName(c)) {
                problems.add(where + ": only a mouse acts on " + place(c));
            }
            if (c instanceof Composite inner && inner.isVisible()) {
                order(inner).forEach(p -> problems.add(where + ": " + p));
            }
        }
        return problems;
    }

    /** The tab key goes on to the right or down, never up. */
    private static List<String> order(Composite inner) {
        List<String> problems = new ArrayList<>();
        Control before = null;
        for (Control c : inner.getTabList()) {
            if (c.isVisible() && c.getSize().y > 0) {
                if (before != null && c.getBounds().y + c.getSize().y <= before.getBounds().y) {
                    problems.add("the tab key goes up from " + place(before) + " to " + place(c));
                }
                before = c;
            }
        }
        return problems;
    }

    private static boolean needsName(Control c) {
        boolean drawn = c instanceof Canvas && c.isListening(SWT.Paint) && !(c instanceof CTabFolder);
        return NAMED.stream().anyMatch(t -> t.isInstance(c)) || drawn && ((Composite) c).getChildren().length == 0;
    }

    private static String place(Control c) {
        return c.getClass().getSimpleName() + " in " + c.getParent().getClass().getSimpleName() + " at "
                + c.getBounds();
    }

    /** What a screen reader calls a control: what it was named, its text, its tooltip, or the label before it. */
    static String name(Control c) {
        String own = Stream.concat(listeners(c.getAccessible()).stream().map(l -> asked(l, c)), texts(c))
                .filter(t -> t != null && !t.isBlank())
                .findFirst()
                .orElse("");
        if (!own.isEmpty()) {
            return own;
        }
        Control[] siblings = c.getParent().getChildren();
        int at = Arrays.asList(siblings).indexOf(c);
        return at > 0 && siblings[at - 1] instanceof Label label ? label.getText() : "";
    }

    private static Stream<String> texts(Control c) {
        String text = c instanceof Button b ? b.getText() : c instanceof Link l ? l.getText() : "";
        String message = c instanceof Text t ? t.getMessage() : "";
        return Stream.of(text, c.getToolTipText(), message);
    }

    private static String asked(AccessibleListener listener, Control c) {
        AccessibleEvent event = new AccessibleEvent(c);
        event.childID = ACC.CHILDID_SELF;
        listener.getName(event);
        return event.result;
    }

    /** SWT tells screen readers of them, and nobody else. */
    @SuppressWarnings("unchecked")
    private static List<AccessibleListener> listeners(Accessible accessible) {
        try {
            Field field = Accessible.class.getDeclaredField("accessibleListeners");
            field.setAccessible(true);
            List<AccessibleListener> found = (List<AccessibleListener>) field.get(accessible);
            return found == null ? List.of() : found;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("SWT keeps its accessible listeners elsewhere now", e);
        }
    }
}
