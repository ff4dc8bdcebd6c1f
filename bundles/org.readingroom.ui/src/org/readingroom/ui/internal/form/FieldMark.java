package org.readingroom.ui.internal.form;

import java.util.List;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/** The sign beside a field that says what is wrong with it. */
final class FieldMark {
    /** Room that a sign takes on the left of its field, in pixels. */
    static final int ROOM = 14;

    private final ControlDecoration sign;

    FieldMark(Control control) {
        sign = new ControlDecoration(control, SWT.LEFT | SWT.CENTER);
        sign.setImage(FieldDecorationRegistry.getDefault()
                .getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
                .getImage());
        sign.setMarginWidth(2);
        sign.hide();
    }

    void show(List<String> problems) {
        if (problems.isEmpty()) {
            sign.hide();
        } else {
            sign.setDescriptionText(String.join("\n", problems));
            sign.show();
        }
    }
}
