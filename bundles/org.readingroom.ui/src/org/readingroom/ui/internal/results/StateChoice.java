package org.readingroom.ui.internal.results;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.api.task.EndState;
import org.readingroom.ui.internal.form.CheckBox;

/** A box for each end state with how many answers ended so; those ticked are listed. */
public final class StateChoice {
    private final Composite row;
    private final Map<EndState, Button> boxes = new EnumMap<>(EndState.class);

    StateChoice(Composite parent, Runnable changed) {
        row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.wrap = true;
        layout.spacing = 10;
        layout.marginLeft = 0;
        row.setLayout(layout);
        for (EndState state : EndState.values()) {
            Button box = CheckBox.in(row, ResultAnswer.words(state));
            box.setSelection(true);
            box.setToolTipText("List answers that ended so; Alt with a click lists these alone");
            box.addListener(SWT.Selection, e -> {
                if ((e.stateMask & SWT.ALT) != 0) {
                    only(state);
                }
                changed.run();
            });
            boxes.put(state, box);
        }
        counts(Map.of());
    }

    Control control() {
        return row;
    }

    private void only(EndState state) {
        boxes.forEach((s, box) -> box.setSelection(s == state));
    }

    /** Says how many answers ended how; a state that none ended in is not offered. */
    void counts(Map<EndState, Integer> counts) {
        boxes.forEach((state, box) -> {
            int n = counts.getOrDefault(state, 0);
            box.setText(ResultAnswer.words(state) + " " + n);
            box.setVisible(n > 0);
            box.setLayoutData(shown(n > 0));
        });
        row.requestLayout();
    }

    private static RowData shown(boolean shown) {
        RowData data = new RowData();
        data.exclude = !shown;
        return data;
    }

    /** The states ticked. */
    Set<EndState> chosen() {
        Set<EndState> chosen = EnumSet.noneOf(EndState.class);
        boxes.forEach((state, box) -> {
            if (box.getSelection()) {
                chosen.add(state);
            }
        });
        return chosen;
    }

    /** The box of a state. */
    public Button box(EndState state) {
        return boxes.get(state);
    }
}
