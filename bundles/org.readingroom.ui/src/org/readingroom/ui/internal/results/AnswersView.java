package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.Ink;
import org.readingroom.ui.internal.form.AccessibleName;

/** Every answer of the open run with how it ended; the selected one in full beside the list. */
public final class AnswersView extends ViewPart implements RunListener {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.answers";

    private static final String EVERY = "All arms";

    /** From so many pixels on the answer stands beside the list, else below it. */
    private static final int WIDE = 1100;

    private final OpenRun open = OpenRun.instance();
    private ArmColours colours;
    private Combo arm;
    private StateChoice states;
    private Text filter;
    private Label count;
    private SortTable<ResultAnswer> table;
    private AnswerDetail detail;
    private List<String> arms = List.of();

    /** Brings the view to the front with an arm's answers. */
    static void show(IViewPart beside, String armId) {
        try {
            AnswersView view = (AnswersView) beside.getSite().getPage().showView(ID);
            view.choose(armId);
        } catch (PartInitException e) {
            ILog.of(AnswersView.class).error("the Answers view does not open", e);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        colours = new ArmColours(parent.getDisplay());
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        sash.addListener(SWT.Resize, e -> sash.setOrientation(sash.getSize().x > WIDE ? SWT.HORIZONTAL : SWT.VERTICAL));
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(6, 4)
                .spacing(8, 4)
                .applyTo(left);
        arm = new Combo(left, SWT.READ_ONLY | SWT.DROP_DOWN);
        AccessibleName.give(arm, "Arm", "Whose answers are listed");
        arm.addListener(SWT.Selection, e -> chosen());
        filter = new Text(left, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter by text, case or slice");
        AccessibleName.give(filter, "Filter answers by text, case or slice", "");
        GridDataFactory.swtDefaults().hint(200, SWT.DEFAULT).applyTo(filter);
        filter.addListener(SWT.Modify, e -> narrow());
        count = new Label(left, SWT.NONE);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(count);
        states = new StateChoice(left, this::narrow);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(states.control());
        list(left);
        detail = new AnswerDetail(sash, this::openCase);
        sash.setWeights(48, 52);
        open.addListener(this);
        runChanged();
        answersChanged();
    }

    private void list(Composite left) {
        table = new SortTable<>(left, SWT.SINGLE, "Answers");
        GridDataFactory.fillDefaults()
                .span(3, 1)
                .grab(true, true)
                .minSize(60, 60)
                .applyTo(table.table());
        table.columns(columns());
        table.image(a -> Optional.of(colours.sample(a.arm())));
        table.colour(a ->
                a.state().failed() || a.state().missing() ? Optional.of(Ink.BAD.on(table.table())) : Optional.empty());
        table.onSelection(selected -> selected.stream().findFirst().ifPresent(this::look));
        table.onOpen(this::openCase);
        table.openOnClick();
    }

    private static List<SortColumn<ResultAnswer>> columns() {
        List<SortColumn<ResultAnswer>> columns = new ArrayList<>();
        columns.add(new SortColumn<>("Arm", "", 13, false, a -> a.arm().id(), Comparator.comparingInt(a -> a.arm()
                .place())));
        columns.add(SortColumn.words("Case", 23, ResultAnswer::caseId));
        columns.add(SortColumn.words("Slice", 12, ResultAnswer::slice));
        columns.add(SortColumn.numbers("#", "repeat", 2, a -> Integer.toString(a.repeat() + 1), ResultAnswer::repeat));
        columns.add(SortColumn.words("End state", 11, ResultAnswer::stateWords));
        columns.add(SortColumn.words("Answer", 44, ResultAnswer::said));
        return columns;
    }

    private void look(ResultAnswer answer) {
        open.results().ifPresent(run -> detail.show(run, answer));
        open.look(open.focus().withCase(answer.caseId()));
    }

    private void openCase(ResultAnswer answer) {
        open.results().ifPresent(run -> CaseOpener.instance()
                .open(run, answer, getSite().getShell()));
    }

    /** Lists an arm's answers alone. */
    private void choose(String armId) {
        int at = arms.indexOf(armId);
        if (at >= 0) {
            arm.select(at + 1);
            chosen();
        }
    }

    private Optional<String> armId() {
        int at = arm.getSelectionIndex();
        return at < 1 ? Optional.empty() : Optional.of(arms.get(at - 1));
    }

    private void chosen() {
        states.counts(index().states(armId()));
        narrow();
    }

    private AnswerIndex index() {
        return open.answers().orElse(AnswerIndex.EMPTY);
    }

    @Override
    public void runChanged() {
        colours.dispose();
        detail.clear();
        arms = open.results().stream()
                .flatMap(r -> r.arms().stream())
                .filter(a -> !a.ceiling())
                .map(ResultArm::id)
                .toList();
        List<String> items = new ArrayList<>(List.of(EVERY));
        items.addAll(arms);
        if (!List.of(arm.getItems()).equals(items)) {
            arm.setItems(items.toArray(String[]::new));
            arm.select(0);
        }
        arm.requestLayout();
        chosen();
    }

    @Override
    public void answersChanged() {
        chosen();
    }

    private void narrow() {
        List<ResultAnswer> found = index().find(armId(), states.chosen(), filter.getText());
        table.rows(found);
        boolean reading = open.results().isPresent() && open.answers().isEmpty();
        count.setText(
                reading
                        ? "Reading answers\u2026"
                        : found.size() == index().size()
                                ? found.size() + " answers"
                                : found.size() + " of " + index().size() + " answers");
        count.requestLayout();
    }

    /** The table, for tests. */
    public Table table() {
        return table.table();
    }

    /** The choice of the arm, for tests. */
    public Combo arm() {
        return arm;
    }

    /** The choice of end states, for tests. */
    public StateChoice states() {
        return states;
    }

    /** The filter, for tests. */
    public Text filter() {
        return filter;
    }

    /** The answer in full, for tests. */
    public AnswerDetail detail() {
        return detail;
    }

    @Override
    public void setFocus() {
        table.table().setFocus();
    }

    @Override
    public void dispose() {
        open.removeListener(this);
        colours.dispose();
        super.dispose();
    }
}
