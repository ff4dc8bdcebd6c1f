package org.readingroom.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.nifti.NiftiWriter;
import org.readingroom.settings.PluginChoice;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.study.Arm;
import org.readingroom.study.InputSettings;
import org.readingroom.study.StudyException;
import org.readingroom.study.StudyFile;

/** Reads cases that have no truth with an arm of a finished run: masks as NIfTI, classes as CSV. */
public final class Predictor {
    private static final String HEADER = "case,task,state,class,score,file,voxels,millilitres,reason";
    private final PluginRegistry registry;
    private final Path cache;
    private final RunLog log;

    /** As the other constructor, with nothing said of trouble with the cache. */
    public Predictor(PluginRegistry registry, Path cache) {
        this(registry, cache, new RunLog() {
            @Override
            public void info(String message) {}

            @Override
            public void warn(String message) {}
        });
    }

    /** @param cache a folder for derived files that runs share */
    public Predictor(PluginRegistry registry, Path cache, RunLog log) {
        this.registry = registry;
        this.cache = cache;
        this.log = log;
    }

    /**
     * Reads every case of a dataset.
     *
     * @param run the run whose arm is used
     * @param armId the arm
     * @param dataset the dataset to read
     * @param roots folders of the dataset's roots
     * @param out an empty or new folder
     * @return how many queries ended without an answer
     */
    public int predict(
            Path run, String armId, PluginChoice dataset, Map<String, Path> roots, Path out, Monitor monitor) {
        RunFolder folder = RunFolder.existing(run);
        Map<String, Path> all = RunSettings.roots(folder, Map.of());
        StudyFile source = StudyFile.read(folder.study(), all);
        Arm arm = source.study()
                .arm(armId)
                .orElseThrow(() -> new StudyException("there is no arm '" + armId + "' in " + folder.study()
                        + "; arms are "
                        + String.join(
                                ", ",
                                source.study().arms().stream().map(Arm::id).toList())));
        requireEmpty(out);
        StudyInput input = new StudyInput(source.study(), Optional.empty(), PreparedCache.in(cache, log));
        long seed = ArmReading.seed(source.study(), arm);
        try (BoundPlugin<DatasetPlugin<Record>> opened = BoundPlugin.open(
                        registry, new SettingsBinder(roots), PluginKind.DATASET, DatasetPlugin.class, dataset);
                ArmSession session = ArmSession.open(arm, input, registry, new SettingsBinder(all), seed, cache)) {
            Dataset cases = opened.call((p, settings) -> p.open(settings, monitor));
            List<Task<?>> tasks = tasks(session, armId);
            requireReferences(session, input, cases, armId);
            ArmTraining.load(folder, session, armId);
            Rows rows = new Rows(out);
            monitor.begin("Reading with " + armId, cases.cases().size());
            for (Case subject : cases.cases()) {
                monitor.checkCancelled();
                read(session, new SourceVolumes(new BlindCase(subject)), tasks, rows, monitor);
                rows.save();
                monitor.worked(1);
            }
            return rows.unanswered;
        }
    }

    /** A window round the reference mask cannot be cut where there is none. */
    private static void requireReferences(ArmSession session, StudyInput input, Dataset cases, String armId) {
        if (session.takesPrepared() && input.settings().crop() == InputSettings.Crop.MASK_CENTRED) {
            cases.cases().stream()
                    .filter(c -> !c.info().hasReference())
                    .findFirst()
                    .ifPresent(c -> {
                        throw new StudyException(
                                "arm '" + armId + "' reads a window round the reference mask (crop: mask-centred), and"
                                        + " case " + c.id()
                                        + " has no mask; predict with an arm of a study whose input is whole or brain");
                    });
        }
    }

    private static List<Task<?>> tasks(ArmSession session, String armId) {
        TaskCatalogue known = new TaskCatalogue(List.of());
        List<Task<?>> tasks = new ArrayList<>();
        session.capabilities().tasks().stream()
                .sorted()
                .filter(known::knows)
                .map(known::get)
                .filter(t -> t.scope() == Task.Scope.CASE)
                .forEach(tasks::add);
        if (tasks.isEmpty() || session.strategy().isPresent()) {
            throw new StudyException(
                    "arm '" + armId + "' is asked slice by slice, and says nothing of a case by itself;"
                            + " predict needs an arm that gives a mask or a grade");
        }
        return tasks;
    }

    private static void read(
            ArmSession session, SourceVolumes volumes, List<Task<?>> tasks, Rows rows, Monitor monitor) {
        Map<String, Query> queries = new HashMap<>();
        for (Task<?> task : tasks) {
            String key = volumes.subject().id() + " " + task.id();
            queries.put(
                    key,
                    new Query(key, volumes.subject(), task, Optional.empty(), Optional.empty(), 0, Digests.seed(key)));
        }
        session.read(
                ReadRequest.of(List.copyOf(queries.values())),
                new AnswerSink() {
                    @Override
                    public void answer(String key, Answer answer) {
                        rows.answered(queries.get(key), volumes, answer);
                    }

                    @Override
                    public void failed(String key, String reason) {
                        rows.failed(queries.get(key), reason);
                    }
                },
                monitor);
    }

    private static void requireEmpty(Path out) {
        if (Files.exists(out) && !out.toFile().isDirectory()
                || out.toFile().isDirectory() && out.toFile().list().length > 0) {
            throw new RunException(out + " is there already and not empty; give a new folder");
        }
    }

    /** The lines of {@code predictions.csv}, and the masks beside it. */
    private static final class Rows {
        private final Path out;
        private final List<String> lines = new ArrayList<>(List.of(HEADER));
        private int unanswered;

        Rows(Path out) {
            this.out = out;
        }

        synchronized void answered(Query q, SourceVolumes volumes, Answer answer) {
            String start = q.subject().id() + "," + q.task().id() + ",answered,";
            if (answer instanceof Answer.Value v && v.value() instanceof Mask mask) {
                Path file = out.resolve(q.subject().id() + "_mask.nii.gz");
                make(out);
                NiftiWriter.write(file, mask, volumes.grid());
                double millilitres =
                        mask.count() * Math.abs(volumes.grid().affine().determinant()) / 1000;
                lines.add(start + ",," + file.getFileName() + "," + mask.count() + "," + millilitres + ",");
            } else if (answer instanceof Answer.Value v && v.value() instanceof ClassScore c) {
                String name = c.label() < q.task().classes().size()
                        ? q.task().classes().get(c.label())
                        : Integer.toString(c.label());
                lines.add(start + name + ","
                        + (c.positive().isPresent() ? c.positive().getAsDouble() : "") + ",,,,");
            } else {
                failed(q, answer instanceof Answer.None n ? n.reason() : "the model gave no mask or class");
            }
        }

        synchronized void failed(Query q, String reason) {
            unanswered++;
            lines.add(q.subject().id() + "," + q.task().id() + ",failed,,,,,,\"" + reason.replace("\"", "\"\"") + "\"");
        }

        synchronized void save() {
            AtomicFile.write(out.resolve("predictions.csv"), String.join("\n", lines) + "\n");
        }

        private static void make(Path folder) {
            try {
                Files.createDirectories(folder);
            } catch (java.io.IOException e) {
                throw new RunException(
                        "cannot make " + folder + ": " + AtomicFile.reason(e) + "; give a folder you may write to", e);
            }
        }
    }
}
