package org.readingroom.ui.internal.run;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.readingroom.ui.internal.form.AccessibleName;

/** The lines of a run's log; new ones are added below, so that what a reader has scrolled to stays. */
final class LogText {
    private final Text text;
    private List<String> shown = List.of();

    LogText(Composite parent) {
        text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.WRAP);
        text.setFont(JFaceResources.getTextFont());
        AccessibleName.give(text, "Log of the run", "");
    }

    Text text() {
        return text;
    }

    void show(List<String> lines) {
        if (lines.equals(shown)) {
            return;
        }
        boolean grown =
                lines.size() > shown.size() && lines.subList(0, shown.size()).equals(shown);
        List<String> more = grown ? lines.subList(shown.size(), lines.size()) : lines;
        String all = more.stream().map(LogLine::of).collect(Collectors.joining("\n")) + "\n";
        if (grown) {
            text.append(all);
        } else {
            text.setText(all);
            text.setSelection(all.length());
        }
        shown = List.copyOf(lines);
    }
}
