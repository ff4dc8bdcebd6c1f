package org.readingroom.ui.internal.viewer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.Reorientation;
import org.readingroom.ui.internal.Ink;
import org.readingroom.ui.internal.form.AccessibleName;

/** The whole of the viewer: controls, planes, legend, and the value under the crosshair. */
final class ViewerPane extends Composite {
    private static final String FIRST_CHOICE = "flair";

    private final ViewerModel model = new ViewerModel();
    private final ModelInput input;
    private final PlaneGrid planes;
    private final LegendBar legend;
    private final Text readout;
    private final Text trouble;
    private Optional<CaseLoading> loading = Optional.empty();
    private Optional<SliceRef> wanted = Optional.empty();
    private boolean placed;

    ViewerPane(Composite parent) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(4, 4).applyTo(this);
        input = new ModelInput(model, getDisplay());
        ViewerBar bar = new ViewerBar(this, model, this::askInput);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        trouble = new Text(this, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
        AccessibleName.give(trouble, "What could not be read", "");
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(trouble);
        trouble.setVisible(false);
        planes = new PlaneGrid(this, model, input);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(planes);
        legend = new LegendBar(this, model);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(legend);
        readout = new Text(this, SWT.READ_ONLY | SWT.SINGLE);
        AccessibleName.give(readout, "Crosshair", "");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(readout);
        model.addListener(this::refresh);
        addListener(SWT.Dispose, e -> loading.ifPresent(CaseLoading::drop));
        refresh();
    }

    /** As {@link CaseViewer#show} says. */
    void show(ViewedCase subject, Optional<SliceRef> slice, List<Overlay> overlays) {
        boolean same = model.shown().filter(c -> c.subject().equals(subject)).isPresent();
        wanted = slice;
        if (same) {
            model.overlay(overlays);
            place();
            return;
        }
        close();
        model.show(Optional.of(new ShownCase(subject)), overlays);
        choose(subject.subject().info().volumes().stream().toList());
        CaseLoading job = new CaseLoading(subject, model.volume(), getDisplay(), listener());
        loading = Optional.of(job);
        job.schedule();
    }

    /** The volume that was looked at last, where the case has it. */
    private void choose(List<String> names) {
        if (!names.contains(model.volume())) {
            model.setVolume(names.contains(FIRST_CHOICE) ? FIRST_CHOICE : names.isEmpty() ? "" : names.get(0));
        }
        if (model.beside().filter(b -> !names.contains(b)).isPresent()) {
            model.setBeside(Optional.empty());
        }
    }

    /** Shows no case, and lets go of the one before. */
    void close() {
        loading.ifPresent(CaseLoading::drop);
        loading = Optional.empty();
        placed = false;
        complain("");
        model.show(Optional.empty(), List.of());
        planes.forget();
    }

    private CaseLoading.Listener listener() {
        return new CaseLoading.Listener() {
            @Override
            public void volume(ShownVolume volume, Reorientation space) {
                if (!isDisposed()) {
                    model.shown().ifPresent(c -> c.add(volume, space));
                    place();
                    model.refresh();
                }
            }

            @Override
            public void reference(LabelMap labels, Map<Integer, Integer> counts, Optional<Crosshair> place) {
                if (!isDisposed()) {
                    model.shown().ifPresent(c -> c.add(labels, counts));
                    boolean untouched = !placed && wanted.isEmpty();
                    place.filter(p -> untouched && model.crosshair().isPresent())
                            .ifPresent(model::moveTo);
                    model.refresh();
                }
            }

            @Override
            public void failed(String message) {
                if (!isDisposed()) {
                    complain(message);
                }
            }

            @Override
            public void done() {
                loading = Optional.empty();
            }
        };
    }

    /** Puts the crosshair where it was asked to be, as soon as it is known where that is. */
    private void place() {
        Optional<Reorientation> space = model.shown().flatMap(ShownCase::space);
        if (space.isEmpty()) {
            return;
        }
        if (model.crosshair().isEmpty()) {
            model.moveTo(Crosshair.middle(space.get()));
        }
        if (wanted.isPresent()) {
            Crosshair on = model.crosshair().orElseThrow().on(wanted.get());
            model.moveTo(OverlayPlace.of(model.overlays(), wanted.get())
                    .map(p -> on.at(wanted.get().plane(), (int) Math.round(p.row()), (int) Math.round(p.column())))
                    .orElse(on));
            wanted = Optional.empty();
            placed = true;
        }
    }

    private void complain(String message) {
        boolean shown = !message.isEmpty();
        trouble.setForeground(Ink.BAD.on(trouble));
        trouble.setText(message);
        trouble.setVisible(shown);
        ((GridData) trouble.getLayoutData()).exclude = !shown;
        layout();
    }

    private void askInput() {
        InputDialog dialog = new InputDialog(getShell(), input.settings());
        if (dialog.open() == Window.OK) {
            dialog.chosen().ifPresent(input::set);
            model.setInputShown(true);
        }
    }

    private void refresh() {
        if (!isDisposed()) {
            String now = words();
            if (!now.equals(readout.getText())) {
                readout.setText(now);
            }
        }
    }

    private String words() {
        if (model.shown().isEmpty()) {
            return "";
        }
        if (model.crosshair().isEmpty()) {
            return "Reading " + model.shown().get().subject().id();
        }
        Crosshair at = model.crosshair().get();
        StringBuilder words = new StringBuilder(at.words());
        ShownCase shown = model.shown().get();
        for (String name : shown.names()) {
            shown.volume(name).ifPresent(v -> words.append("    ")
                    .append(name)
                    .append(' ')
                    .append(number(v.volume().value(at.index()))));
        }
        shown.reference().ifPresent(r -> words.append("    label ").append(r.label(at.index())));
        return words.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    ViewerModel model() {
        return model;
    }

    PlaneGrid planes() {
        return planes;
    }

    LegendBar legend() {
        return legend;
    }

    ModelInput input() {
        return input;
    }

    /** What is said of the crosshair. */
    String readout() {
        return readout.getText();
    }

    /** Whether images are still being read or prepared. */
    boolean busy() {
        boolean unprepared = model.inputShown()
                && model.crosshair().isPresent()
                && input.current().isEmpty();
        return loading.isPresent() || unprepared;
    }

    /** What could not be read; empty where all could. */
    String trouble() {
        return trouble.getText();
    }

    @Override
    public boolean setFocus() {
        return planes.plane(Plane.AXIAL).setFocus();
    }
}
