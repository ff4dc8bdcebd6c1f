package org.readingroom.ui.internal.form;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Widget;

/** Check boxes whose tick can be seen: the workbench's theme paints their ground, and with it the tick, white on GTK. */
public final class CheckBox {
    private static final String THEME_OFF = "org.eclipse.e4.ui.css.disabled";

    private CheckBox() {}

    /** A check box with a text. */
    public static Button in(Composite parent, String text) {
        Button box = new Button(parent, SWT.CHECK);
        withoutTheme(box);
        box.setText(text);
        return box;
    }

    /** Keeps the workbench's theme from colouring a widget; to be called before the widget is shown. */
    public static void withoutTheme(Widget widget) {
        widget.setData(THEME_OFF, Boolean.TRUE);
    }
}
