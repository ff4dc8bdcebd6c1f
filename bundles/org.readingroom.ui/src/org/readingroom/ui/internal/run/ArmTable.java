package org.readingroom.ui.internal.run;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.readingroom.ui.internal.engine.ArmState;
import org.readingroom.ui.internal.form.AccessibleName;

/** The arms of a run with how far each is; the bar is said in figures beside it. */
final class ArmTable {
    private static final String[] TITLES = {"Arm", "Stage", "Progress", "Done", "Remaining", "Answers"};
    private static final int[] WIDTHS = {120, 80, 130, 105, 85, 65};
    private static final int LEAST_BAR = 70;
    private static final int LONGEST_NAME = 260;
    private static final int BAR = 2;
    private static final int PAD = 4;
    private static final int ROUND = 4;
    private static final Color DONE = new Color(46, 120, 180);
    private static final Color ENDED = new Color(190, 120, 0);

    private final Table table;
    private List<ArmState> shown = List.of();

    ArmTable(Composite parent) {
        table = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        for (int i = 0; i < TITLES.length; i++) {
            TableColumn column = new TableColumn(table, i >= 3 ? SWT.RIGHT : SWT.LEFT);
            column.setText(TITLES[i]);
            column.setWidth(WIDTHS[i]);
        }
        AccessibleName.give(table, "Arms of the run", "");
        table.addListener(SWT.Resize, e -> fit());
        table.addListener(SWT.PaintItem, this::paint);
        table.addListener(SWT.MouseMove, e -> {
            TableItem item = table.getItem(new org.eclipse.swt.graphics.Point(e.x, e.y));
            String detail = item == null ? "" : ((ArmState) item.getData()).detail();
            table.setToolTipText(detail.isEmpty() ? null : detail);
        });
    }

    Table table() {
        return table;
    }

    /** The bar takes the room that the other columns leave. */
    private void fit() {
        GC gc = new GC(table);
        int longest =
                shown.stream().mapToInt(a -> gc.textExtent(a.arm()).x).max().orElse(0);
        gc.dispose();
        table.getColumn(0).setWidth(Math.max(WIDTHS[0], Math.min(LONGEST_NAME, longest + 2 * PAD + 8)));
        int others = 0;
        for (int i = 0; i < TITLES.length; i++) {
            others += i == BAR ? 0 : table.getColumn(i).getWidth();
        }
        table.getColumn(BAR).setWidth(Math.max(LEAST_BAR, table.getClientArea().width - others));
    }

    /** Shows arms; rows stay where they are. */
    void show(List<ArmState> arms) {
        if (arms.equals(shown)) {
            return;
        }
        shown = arms;
        while (table.getItemCount() > arms.size()) {
            table.getItem(table.getItemCount() - 1).dispose();
        }
        for (int i = 0; i < arms.size(); i++) {
            TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
            ArmState arm = arms.get(i);
            item.setData(arm);
            item.setText(new String[] {
                arm.arm(),
                arm.stage().word(),
                "",
                done(arm),
                arm.stage().over()
                        ? ""
                        : TrainingWords.of(arm).flatMap(TrainingWords::left).orElse(Durations.of(arm.remaining())),
                arm.answers() > 0 ? Long.toString(arm.answers()) : ""
            });
        }
        fit();
        table.redraw();
    }

    /** Lessons while it learns, cases while it reads. */
    private static String done(ArmState arm) {
        Optional<TrainingWords> training = TrainingWords.of(arm);
        if (training.isPresent()) {
            return training.get().unit() + " " + training.get().at() + " / "
                    + training.get().of();
        }
        return arm.total() > 0 ? arm.done() + " / " + arm.total() : "";
    }

    private static double share(ArmState arm) {
        return TrainingWords.of(arm).map(TrainingWords::share).orElse(arm.share());
    }

    private void paint(Event e) {
        if (e.index != BAR || !(e.item.getData() instanceof ArmState arm)) {
            return;
        }
        GC gc = e.gc;
        Rectangle cell = ((TableItem) e.item).getBounds(BAR);
        int width = cell.width - 2 * PAD;
        int height = Math.max(6, cell.height - 3 * PAD);
        int top = cell.y + (cell.height - height) / 2;
        Color before = gc.getBackground();
        gc.setAntialias(SWT.ON);
        gc.setBackground(e.display.getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
        gc.setAlpha(90);
        gc.fillRoundRectangle(cell.x + PAD, top, width, height, ROUND, ROUND);
        gc.setAlpha(255);
        gc.setBackground(arm.stage() == ArmState.Stage.ENDED ? ENDED : DONE);
        int done = (int) Math.round(width * share(arm));
        if (done > 0) {
            gc.fillRoundRectangle(cell.x + PAD, top, done, height, ROUND, ROUND);
        }
        gc.setBackground(before);
    }
}
