package org.readingroom.ui.internal.viewer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.data.Volume;
import org.readingroom.run.InputPreparer;
import org.readingroom.run.RunLog;
import org.readingroom.settings.UserFolder;
import org.readingroom.study.InputSettings;
import org.readingroom.ui.internal.BackgroundJob;

/**
 * A volume of the shown case as a run prepares it, by the code that runs use and through their cache. On the user
 * interface's thread only; prepared in the background.
 */
final class ModelInput {
    /**
     * A volume prepared.
     *
     * @param prepared of one channel
     * @param labels the reference on the model grid
     */
    record Prepared(PreparedCase prepared, Optional<LabelMap> labels) {
        /** The grid of the prepared voxels. */
        Grid grid() {
            return prepared.space().grid();
        }
    }

    private final ViewerModel model;
    private final Display display;
    private final Map<String, Prepared> ready = new HashMap<>();
    private InputSettings settings = InputSettings.DEFAULT;
    private Optional<ShownCase> owner = Optional.empty();
    private Optional<BackgroundJob<Prepared>> job = Optional.empty();
    private String running = "";

    ModelInput(ViewerModel model, Display display) {
        this.model = model;
        this.display = display;
        model.addListener(this::update);
    }

    /** How cases are prepared. */
    InputSettings settings() {
        return settings;
    }

    /** Prepares otherwise from now on. */
    void set(InputSettings newSettings) {
        settings = newSettings;
        forget();
        model.refresh();
    }

    /** The shown volume prepared, once it is. */
    Optional<Prepared> current() {
        return Optional.ofNullable(ready.get(model.volume()));
    }

    private void update() {
        if (!model.shown().equals(owner)) {
            owner = model.shown();
            forget();
        }
        boolean there = model.shown().flatMap(c -> c.volume(model.volume())).isPresent();
        if (model.inputShown() && there && !ready.containsKey(model.volume()) && !running.equals(model.volume())) {
            prepare(model.shown().orElseThrow(), model.volume());
        }
    }

    private void forget() {
        job.ifPresent(BackgroundJob::cancel);
        job = Optional.empty();
        running = "";
        ready.clear();
        model.setField(Optional.empty());
    }

    private void prepare(ShownCase shown, String volume) {
        running = volume;
        Case read = new ReadCase(shown);
        InputSettings wanted = settings;
        Path cache = UserFolder.locate().resolve("cache");
        BackgroundJob<Prepared> next = new BackgroundJob<>(
                "Preparing " + volume + " of " + read.id(),
                display,
                monitor -> {
                    PreparedCase prepared =
                            InputPreparer.of(wanted, cache, RunLog.NONE).prepare(read, List.of(volume));
                    return new Prepared(prepared, prepared.reference());
                },
                prepared -> {
                    if (owner.equals(Optional.of(shown)) && wanted.equals(settings)) {
                        ready.put(volume, prepared);
                        running = "";
                        model.setField(Optional.of(prepared.prepared().space()));
                        model.refresh();
                    }
                });
        job = Optional.of(next);
        next.schedule();
    }

    /** The case with the images that are read already, so that no file is read twice. */
    private static final class ReadCase implements Case {
        private final Case subject;
        private final Map<String, Volume> volumes = new HashMap<>();
        private final Optional<LabelMap> labels;

        ReadCase(ShownCase shown) {
            subject = shown.subject().subject();
            shown.names().forEach(n -> shown.volume(n).ifPresent(v -> volumes.put(n, v.volume())));
            labels = shown.reference();
        }

        @Override
        public CaseInfo info() {
            return subject.info();
        }

        @Override
        public Grid grid() {
            return volumes.values().iterator().next().grid();
        }

        @Override
        public Volume volume(String name) {
            Volume read = volumes.get(name);
            return read == null ? subject.volume(name) : read;
        }

        @Override
        public Optional<LabelMap> reference() {
            return labels.isPresent() ? labels : subject.reference();
        }
    }
}
