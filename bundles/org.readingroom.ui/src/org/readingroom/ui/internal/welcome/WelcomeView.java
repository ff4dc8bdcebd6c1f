package org.readingroom.ui.internal.welcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.results.OpenRunHandler;

/** Where to begin: the demonstration, one's own data, and what to read. */
public final class WelcomeView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.welcome";

    private static final String OURS = "org.readingroom.ui.command.";
    private static final int TEXT_WIDTH = 420;
    private static final int MARGIN = 24;
    private static final int GAP = 40;
    /** From so many pixels on there are two columns. */
    private static final int WIDE = 760;

    private final List<Label> texts = new ArrayList<>();
    private ScrolledComposite scroller;
    private Composite page;
    private Button demonstration;

    @Override
    public void createPartControl(Composite parent) {
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        page = new Composite(scroller, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(MARGIN, 20)
                .spacing(GAP, 10)
                .applyTo(page);
        Label title = new Label(page, SWT.NONE);
        title.setText("Reading Room");
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.HEADER_FONT));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(title);
        Label about = new Label(page, SWT.WRAP);
        about.setText("3-D networks and vision-language models read the same scans, and are scored alike."
                + " For research; not a medical device.");
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .hint(TEXT_WIDTH, SWT.DEFAULT)
                .grab(true, false)
                .applyTo(about);
        demo(column(page, "See it work"));
        begin(column(page, "Begin with your own"));
        learn(column(page, "Look things up"));
        ways(column(page, "The way of a study"));
        scroller.setContent(page);
        scroller.addListener(SWT.Resize, e -> fit());
        fit();
    }

    /** Two columns where there is room for them, else one below the other, so that no line is cut off. */
    private void fit() {
        int width = scroller.getClientArea().width;
        int columns = width < WIDE ? 1 : 2;
        ((GridLayout) page.getLayout()).numColumns = columns;
        for (Control child : page.getChildren()) {
            GridData data = (GridData) child.getLayoutData();
            data.horizontalSpan = child instanceof Label ? columns : 1;
        }
        int room = Math.max(TEXT_WIDTH / 2, (width - 2 * MARGIN - (columns - 1) * GAP) / columns);
        texts.forEach(t -> ((GridData) t.getLayoutData()).widthHint = Math.min(TEXT_WIDTH, room));
        page.layout(true, true);
        Point least = page.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        scroller.setMinSize(
                Math.min(least.x, Math.max(width, TEXT_WIDTH)),
                page.computeSize(Math.max(width, TEXT_WIDTH), SWT.DEFAULT).y);
    }

    private static Composite column(Composite page, String heading) {
        Composite column = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(column);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.BEGINNING)
                .indent(0, 10)
                .applyTo(column);
        Label label = new Label(column, SWT.NONE);
        label.setText(heading);
        label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        return column;
    }

    private void text(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(label);
        texts.add(label);
    }

    private void demo(Composite column) {
        text(
                column,
                "Twenty made-up patients, four readers that learnt little or nothing, and the whole report. It takes"
                        + " about a minute, and nothing is fetched.");
        demonstration = new Button(column, SWT.PUSH);
        demonstration.setText("Run the Demonstration");
        demonstration.addListener(SWT.Selection, e -> runDemonstration());
    }

    private void begin(Composite column) {
        link(column, "Open a dataset: cases and their scans", OURS + "openDataset");
        link(column, "Write a new study", OURS + "newStudy");
        link(column, "Open a study file", OURS + "openStudy");
        link(column, "Open the folder of a run", OURS + "openRun");
    }

    private void learn(Composite column) {
        link(column, "Documentation (F1)", OURS + "help");
        link(column, "Keys (Ctrl+Shift+L)", "org.eclipse.ui.window.showKeyAssist");
        link(column, "Preferences: device, folders, cache, look", "org.eclipse.ui.window.preferences");
    }

    private void ways(Composite column) {
        text(
                column,
                "1.  Look at the cases.\n2.  Say in a study file which readers are compared, on whom and by what.\n"
                        + "3.  Run it: a process of its own, which may be stopped and gone on with.\n"
                        + "4.  See in Results who differs, and open the patients they differ on.");
    }

    private void link(Composite column, String text, String command) {
        Link link = new Link(column, SWT.NONE);
        link.setText("<a>" + text + "</a>");
        link.addListener(SWT.Selection, e -> execute(command, Map.of()));
    }

    private void execute(String id, Map<String, String> parameters) {
        try {
            ParameterizedCommand command = ParameterizedCommand.generateCommand(
                    getSite().getService(ICommandService.class).getCommand(id), parameters);
            getSite().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            ILog.of(WelcomeView.class).error("the command " + id + " cannot be executed", e);
        }
    }

    /** Makes the demonstration's run, and opens it. */
    private void runDemonstration() {
        demonstration.setEnabled(false);
        // It may be run again: what is there already is used.
        Demonstration.start(demonstration.getDisplay(), this::open, () -> {
            if (!demonstration.isDisposed()) {
                demonstration.setEnabled(true);
            }
        });
    }

    private void open(Path run) {
        execute(OpenRunHandler.COMMAND, Map.of(OpenRunHandler.FOLDER, run.toString()));
    }

    /** The button that runs the demonstration, for tests. */
    public Button demonstration() {
        return demonstration;
    }

    @Override
    public void setFocus() {
        demonstration.setFocus();
    }
}
