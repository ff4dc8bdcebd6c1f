package org.readingroom.ui.internal.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.form.AccessibleName;

/** The figures of the open run's report, to look at and to export. */
public final class FiguresView extends ViewPart implements RunListener {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.figures";

    private static final int MARGIN = 8;

    private final OpenRun open = OpenRun.instance();
    private org.eclipse.swt.widgets.List names;
    private Canvas canvas;
    private Button export;
    private Button report;
    private List<FigureFile> figures = List.of();
    private Optional<Image> picture = Optional.empty();
    private String drawn = "";

    @Override
    public void createPartControl(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(6, 4)
                .spacing(6, 4)
                .applyTo(left);
        names = new org.eclipse.swt.widgets.List(left, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        // GTK complains of scroll bars that have no room at all, as in a part that is being opened.
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, true)
                .hint(160, 80)
                .minSize(60, 60)
                .applyTo(names);
        AccessibleName.give(names, "Figures of the report", "");
        names.addListener(SWT.Selection, e -> draw());
        export = new Button(left, SWT.PUSH);
        export.setText("&Export\u2026");
        export.setToolTipText("Saves the figure as SVG or PNG, or its numbers as CSV");
        export.addListener(SWT.Selection, e -> ask());
        report = new Button(left, SWT.PUSH);
        report.setText("Open &Report");
        report.setToolTipText("Opens the run's report in the browser");
        report.addListener(SWT.Selection, e -> ReportOpener.open(getSite().getShell()));
        canvas = new Canvas(sash, SWT.DOUBLE_BUFFERED | SWT.BORDER);
        AccessibleName.give(canvas, () -> chosen().map(FigureFile::name).orElse("No figure"));
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> draw());
        sash.setWeights(42, 58);
        open.addListener(this);
        runChanged();
    }

    @Override
    public void runChanged() {
        Optional<RunResults> run = open.results();
        report.setEnabled(run.flatMap(RunResults::report).isPresent());
        drawn = "";
        new BackgroundJob<>(
                        "Looking for figures",
                        canvas.getDisplay(),
                        m -> run.map(r -> FigureFile.of(r.path())).orElse(List.of()),
                        this::list)
                .schedule();
    }

    private void list(List<FigureFile> found) {
        if (names.isDisposed()) {
            return;
        }
        String before = names.getSelectionIndex() < 0 ? "" : names.getItem(names.getSelectionIndex());
        figures = found;
        names.setItems(found.stream().map(FigureFile::name).toArray(String[]::new));
        int again = names.indexOf(before);
        names.select(Math.max(0, again));
        export.setEnabled(!found.isEmpty());
        draw();
    }

    /** The figure chosen. */
    private Optional<FigureFile> chosen() {
        int at = names.getSelectionIndex();
        return at < 0 || at >= figures.size() ? Optional.empty() : Optional.of(figures.get(at));
    }

    /** Draws the chosen figure as wide as there is room, in the background. */
    private void draw() {
        int width = Math.max(100, canvas.getClientArea().width - 2 * MARGIN);
        Optional<FigureFile> figure = chosen();
        String wanted = figure.map(f -> f.svg() + " " + width).orElse("");
        if (wanted.equals(drawn)) {
            return;
        }
        drawn = wanted;
        if (figure.isEmpty()) {
            put(Optional.empty(), wanted);
            return;
        }
        new BackgroundJob<>(
                        "Drawing " + figure.get().name(),
                        canvas.getDisplay(),
                        m -> figure.get().draw(width),
                        data -> put(Optional.of(data), wanted))
                .schedule();
    }

    private void put(Optional<ImageData> data, String what) {
        if (!canvas.isDisposed() && what.equals(drawn)) {
            picture.ifPresent(Image::dispose);
            picture = data.map(d -> new Image(canvas.getDisplay(), d));
            canvas.redraw();
        }
    }

    private void paint(GC gc) {
        Rectangle client = canvas.getClientArea();
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_WHITE));
        gc.fillRectangle(client);
        if (picture.isEmpty()) {
            gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_DARK_GRAY));
            gc.drawText(figures.isEmpty() ? "The run has no report with figures yet." : "\u2026", 16, 16, true);
            return;
        }
        Rectangle size = picture.get().getBounds();
        double fit = Math.min(
                1.0,
                Math.min((client.width - 2.0 * MARGIN) / size.width, (client.height - 2.0 * MARGIN) / size.height));
        int width = (int) Math.max(1, size.width * fit);
        int height = (int) Math.max(1, size.height * fit);
        gc.setAntialias(SWT.ON);
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(
                picture.get(),
                0,
                0,
                size.width,
                size.height,
                (client.width - width) / 2,
                (client.height - height) / 2,
                width,
                height);
    }

    private void ask() {
        FigureFile figure = chosen().orElseThrow();
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setText("Export " + figure.name());
        dialog.setFilterExtensions("*.svg", "*.png", "*.csv");
        dialog.setFilterNames(new String[] {"Drawing (SVG)", "Picture (PNG)", "Numbers (CSV)"});
        dialog.setFileName(figure.name() + ".svg");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            String ending = dialog.getFilterIndex() == 1 ? ".png" : dialog.getFilterIndex() == 2 ? ".csv" : ".svg";
            boolean named = file.matches("(?i).*\\.(svg|png|csv)");
            // The chooser leaves the ending that was offered where another kind is picked.
            String plain = named && !file.endsWith(ending) && file.endsWith(".svg")
                    ? file.substring(0, file.length() - 4)
                    : file;
            save(figure, Path.of(plain.matches("(?i).*\\.(svg|png|csv)") ? plain : plain + ending));
        }
    }

    /** Writes a figure of the list in the background. */
    public BackgroundJob<Path> save(int figure, Path file) {
        return save(figures.get(figure), file);
    }

    private BackgroundJob<Path> save(FigureFile figure, Path file) {
        BackgroundJob<Path> job = new BackgroundJob<>(
                "Exporting " + figure.name(),
                canvas.getDisplay(),
                m -> {
                    if (file.toString().endsWith(".csv") && !Files.exists(figure.data())) {
                        throw new ResultsException("the report gives no numbers of " + figure.name());
                    }
                    figure.export(file);
                    return file;
                },
                written -> getViewSite().getActionBars().getStatusLineManager().setMessage("Saved " + written));
        job.schedule();
        return job;
    }

    /** The list, for tests. */
    public org.eclipse.swt.widgets.List names() {
        return names;
    }

    /** Whether the chosen figure is drawn, for tests and pictures. */
    public boolean isDrawn() {
        return picture.isPresent();
    }

    /** The button that opens the report, for tests. */
    public Button report() {
        return report;
    }

    @Override
    public void setFocus() {
        names.setFocus();
    }

    @Override
    public void dispose() {
        open.removeListener(this);
        picture.ifPresent(Image::dispose);
        picture = Optional.empty();
        super.dispose();
    }
}
