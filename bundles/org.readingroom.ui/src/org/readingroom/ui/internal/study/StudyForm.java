package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.readingroom.settings.PluginKind;
import org.readingroom.study.AnalysisSettings;
import org.readingroom.study.CohortSettings;
import org.readingroom.study.InputSettings;
import org.readingroom.study.Study;
import org.readingroom.ui.internal.form.AccessibleName;

/** The parts of a study on the left, the fields of the chosen one on the right; the text is changed as fields are. */
public final class StudyForm extends Composite {
    /** What stands on the right. */
    interface Part {
        /** Shows what the text says now. */
        void show();
    }

    private static final int[] WEIGHTS = {24, 76};
    private static final YamlPath ARMS = YamlPath.of("arms");

    private final FormText text;
    private final PluginTypes types;
    private final Tree tree;
    private final TreeItem arms;
    private final Composite right;
    private final StackLayout stack = new StackLayout();
    private Part part = () -> {};
    private String shown = "";

    StudyForm(Composite parent, FormText text, StudyKeys keys) {
        super(parent, SWT.NONE);
        this.text = text;
        this.types = new PluginTypes(keys);
        GridLayoutFactory.fillDefaults().applyTo(this);
        SashForm sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .equalWidth(true)
                .margins(4, 4)
                .applyTo(left);
        tree = new Tree(left, SWT.SINGLE | SWT.BORDER);
        AccessibleName.give(tree, "Parts of the study", "");
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true).applyTo(tree);
        for (String title : new String[] {"Study", "Dataset", "Cohort", "Input"}) {
            item(title);
        }
        arms = item("Arms");
        item("Metrics");
        item("Analysis");
        item("Report");
        button(left, "Add Arm", "Adds an arm at the end", this::addArm);
        button(left, "Copy Arm", "Adds an arm that is like the chosen one", this::copyArm);
        button(left, "Remove", "Removes the chosen arm", this::removeArm);
        right = new Composite(sash, SWT.NONE);
        // What is made later has the ground of the page, in a dark theme too.
        right.setBackgroundMode(SWT.INHERIT_FORCE);
        right.setLayout(stack);
        sash.setWeights(WEIGHTS);
        tree.addListener(SWT.Selection, e -> choose(false));
        tree.setSelection(tree.getItem(0));
    }

    private TreeItem item(String title) {
        TreeItem item = new TreeItem(tree, SWT.NONE);
        item.setText(title);
        return item;
    }

    private static void button(Composite parent, String title, String tip, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(title);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
    }

    /** Shows what the text says now. */
    public void refresh() {
        List<String> ids = armIds();
        for (int i = arms.getItemCount(); i < ids.size(); i++) {
            new TreeItem(arms, SWT.NONE);
        }
        while (arms.getItemCount() > ids.size()) {
            arms.getItem(arms.getItemCount() - 1).dispose();
        }
        for (int i = 0; i < ids.size(); i++) {
            arms.getItem(i).setText(ids.get(i));
        }
        arms.setExpanded(true);
        if (tree.getSelectionCount() == 0) {
            tree.setSelection(arms);
        }
        choose(true);
    }

    private List<String> armIds() {
        List<String> ids = new ArrayList<>();
        text.tree()
                .flatMap(t -> t.get("arms"))
                .map(YamlNode::items)
                .orElse(List.of())
                .forEach(arm -> {
                    String id = arm.textOf("id");
                    ids.add(id.isEmpty() ? "(arm " + (ids.size() + 1) + ")" : id);
                });
        return ids;
    }

    /** Shows a part as a click on it does; an arm by its id. */
    public void select(String title) {
        for (TreeItem item : tree.getItems()) {
            for (TreeItem inner : item.getItems()) {
                if (inner.getText().equals(title)) {
                    tree.setSelection(inner);
                }
            }
            if (item.getText().equals(title)) {
                tree.setSelection(item);
            }
        }
        choose(false);
    }

    private void choose(boolean again) {
        TreeItem item = tree.getSelection()[0];
        boolean broken = text.tree().isEmpty();
        String key = broken ? "broken" : item.getParentItem() == null ? item.getText() : "arm " + arms.indexOf(item);
        if (again && key.equals(shown)) {
            part.show();
            return;
        }
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        for (Control old : right.getChildren()) {
            old.dispose();
        }
        Composite page = new Composite(right, SWT.NONE);
        part = broken
                ? broken(page)
                : key.startsWith("arm ") ? arm(page, arms.indexOf(item)) : part(page, item.getText());
        stack.topControl = page;
        right.layout(true, true);
    }

    private static Part broken(Composite page) {
        return words(page, "The text is not YAML at present. Mend it on the page Text; the problems below say where.");
    }

    private static Part words(Composite page, String words) {
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(page);
        Label label = new Label(page, SWT.WRAP);
        label.setText(words);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(label);
        return () -> {};
    }

    private Part arm(Composite page, int index) {
        return new ArmForm(page, ARMS.with(index), text, types);
    }

    private Part part(Composite page, String title) {
        return switch (title) {
            case "Study" -> record(page, StudyGeneral.class, YamlPath.ROOT);
            case "Dataset" -> dataset(page);
            case "Cohort" -> record(page, CohortSettings.class, YamlPath.of("cohort"));
            case "Input" -> record(page, InputSettings.class, YamlPath.of("input"));
            case "Metrics" -> new MetricsForm(page, text, types.keys());
            case "Analysis" -> record(page, AnalysisSettings.class, YamlPath.of("analysis"));
            case "Report" -> record(page, Study.ReportSettings.class, YamlPath.of("report"));
            default -> words(page, "Choose an arm on the left, or add one.");
        };
    }

    private Part dataset(Composite page) {
        GridLayoutFactory.fillDefaults().applyTo(page);
        ScrolledComposite scroll = new ScrolledComposite(page, SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
        PluginForm form =
                new PluginForm(inside(scroll), PluginKind.DATASET, YamlPath.of("dataset"), text, types, false);
        return form::show;
    }

    private Part record(Composite page, Class<? extends Record> type, YamlPath path) {
        GridLayoutFactory.fillDefaults().applyTo(page);
        ScrolledComposite scroll = new ScrolledComposite(page, SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
        Composite inside = inside(scroll);
        GridLayoutFactory.fillDefaults().margins(6, 6).applyTo(inside);
        NodeForm form = new NodeForm(inside, type, path, text);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form.form());
        resized(inside);
        return form::show;
    }

    /** What scrolls inside of a composite. */
    static Composite inside(ScrolledComposite scroll) {
        Composite inside = new Composite(scroll, SWT.NONE);
        scroll.setContent(inside);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, e -> resized(inside));
        return inside;
    }

    /** Tells the composite that what scrolls in it has another size. */
    static void resized(Composite inside) {
        if (inside.getParent() instanceof ScrolledComposite scroll) {
            int width = scroll.getClientArea().width;
            scroll.setMinSize(inside.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT));
            scroll.setMinWidth(inside.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        }
    }

    private Optional<Integer> chosenArm() {
        TreeItem item = tree.getSelectionCount() == 0 ? null : tree.getSelection()[0];
        return item == null || item.getParentItem() != arms ? Optional.empty() : Optional.of(arms.indexOf(item));
    }

    private void addArm() {
        add("{ id: " + free("arm") + ", model: prior }");
    }

    private void copyArm() {
        chosenArm().ifPresent(i -> {
            String id = armIds().get(i);
            add("{ id: " + free(id) + ", like: " + YamlEdit.scalar(id) + " }");
        });
    }

    private String free(String stem) {
        int n = 2;
        while (armIds().contains(stem + "-" + n)) {
            n++;
        }
        return stem + "-" + n;
    }

    private void add(String arm) {
        text.change(edit -> edit.append(ARMS, arm));
        refresh();
        if (arms.getItemCount() > 0) {
            tree.setSelection(arms.getItem(arms.getItemCount() - 1));
            choose(false);
        }
    }

    private void removeArm() {
        chosenArm().ifPresent(i -> {
            text.changeIf(edit -> edit.remove(ARMS.with(i)));
            shown = "";
            tree.setSelection(arms);
            refresh();
        });
    }

    /** What stands on the right, for tests. */
    public Composite right() {
        return right;
    }
}
