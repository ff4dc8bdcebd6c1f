package org.readingroom.ui.internal.form;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** What a screen reader calls a control, and what it says of it. */
public final class AccessibleName {
    private AccessibleName() {}

    /** Names a control by words that change, such as what is painted on a canvas. */
    public static void give(Control control, Supplier<String> name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
    }

    /**
     * Names a control.
     *
     * @param name a few words
     * @param description what it is for, also shown as its tooltip; empty for none
     */
    public static void give(Control control, String name, String description) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = description;
            }
        });
        if (!description.isEmpty()) {
            control.setToolTipText(description);
        }
    }
}
