package org.readingroom.ui.internal.form;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;

/** A form of settings that scrolls, and that the form of another record can take the place of. */
public final class ScrolledForm {
    private final ScrolledComposite scroll;

    /**
     * An empty one.
     *
     * @param parent laid out as a grid
     * @param columns of the grid, which it spans
     * @param height in pixels, where the window does not say more
     */
    public ScrolledForm(Composite parent, int columns, int height) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        GridDataFactory.fillDefaults()
                .span(columns, 1)
                .grab(true, true)
                .hint(SWT.DEFAULT, height)
                .applyTo(scroll);
    }

    /** Shows an empty form of a record, in which roots are folders; the form before it is disposed of. */
    public SettingsForm show(Class<? extends Record> type) {
        clear();
        SettingsForm form = new SettingsForm(scroll, type, RootField.FOLDER);
        scroll.setContent(form);
        scroll.setMinSize(form.computeSize(SWT.DEFAULT, SWT.DEFAULT));
        return form;
    }

    /** Shows no form. */
    public void clear() {
        if (scroll.getContent() != null) {
            scroll.getContent().dispose();
        }
    }
}
