package org.readingroom.imports.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.nifti.NiftiException;
import org.readingroom.nifti.NiftiInfo;
import org.readingroom.nifti.NiftiReader;

/**
 * Gives each case the mask of its file, which has to lie on the grid of the case's volumes: a mask of another grid is no
 * reading of this scan, and is never resampled.
 */
final class ImportedMasks implements Model {
    private static final int AXES = 3;
    private final ImportMasksSettings settings;
    private final Map<String, Integer> folds;
    private final Lack lack;
    private String digest = "";

    /** @param folds the fold of each case, where the pattern names one */
    ImportedMasks(ImportMasksSettings settings, Map<String, Integer> folds) {
        this.settings = settings;
        this.folds = folds;
        this.lack = new Lack(
                settings.lacking(), "the folder of root '" + settings.root().name() + "'");
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.volumes(Set.of(Task.MASK.id()), 1, false);
    }

    @Override
    public void expect(List<Case> cases) {
        List<String> problems = new ArrayList<>();
        MessageDigest sha = FileDigest.sha256();
        for (Case subject : cases) {
            file(subject.id()).ifPresent(file -> {
                mismatch(subject, file).ifPresent(problems::add);
                sha.update((subject.id() + " " + FileDigest.of(file) + "\n").getBytes(StandardCharsets.UTF_8));
            });
        }
        digest = HexFormat.of().formatHex(sha.digest());
        lack.expect(cases, c -> file(c.id()).isPresent(), problems);
    }

    private Optional<Path> file(String caseId) {
        boolean folded = settings.pattern().contains("<fold>");
        if (folded && !folds.containsKey(caseId)) {
            return Optional.empty();
        }
        String name = settings.pattern()
                .replace("<case>", caseId)
                .replace("<fold>", folded ? Integer.toString(folds.get(caseId)) : "");
        return Optional.of(settings.root().folder().resolve(name)).filter(Files::isRegularFile);
    }

    /** Why a file is no mask of a case, from its header. */
    private static Optional<String> mismatch(Case subject, Path file) {
        try {
            NiftiInfo info = NiftiReader.info(file);
            boolean flat = info.shape().size() < AXES
                    || info.shape().stream().skip(AXES).anyMatch(n -> n != 1);
            if (flat) {
                return Optional.of(
                        "case " + subject.id() + ": " + file + " is no 3-D mask: its shape is " + info.shape());
            }
            Grid grid = new Grid(
                    info.shape().get(0), info.shape().get(1), info.shape().get(2), info.affine());
            return grid.matches(subject.grid())
                    ? Optional.empty()
                    : Optional.of("case " + subject.id() + ": the mask " + file + " lies on " + words(grid)
                            + ", and the case on " + words(subject.grid())
                            + "; export it in the scan's own space");
        } catch (DatasetException | IllegalArgumentException e) {
            return Optional.of("case " + subject.id() + ": " + e.getMessage());
        }
    }

    private static String words(Grid grid) {
        Affine a = grid.affine();
        return String.format(
                Locale.ROOT, "%s with its first at (%.3f, %.3f, %.3f) mm", grid, a.get(0, 3), a.get(1, 3), a.get(2, 3));
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(Map.of("masks", digest));
        if (!lack.named().isEmpty()) {
            identity.put("lacking", lack.named());
        }
        return identity;
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        for (Query q : request.queries()) {
            monitor.checkCancelled();
            if (!q.task().equals(Task.MASK)) {
                throw new ModelException(
                        "imported masks answer 'mask', not '" + q.task().id() + "'");
            }
            sink.answer(q.key(), answer(q.subject()));
        }
    }

    private Answer answer(Case subject) {
        Optional<Path> file = file(subject.id());
        if (file.isEmpty()) {
            return lack.answer("case " + subject.id());
        }
        try {
            Volume volume = NiftiReader.read(file.get()).volume();
            if (!volume.grid().matches(subject.grid())) {
                throw new ModelException(mismatch(subject, file.get())
                        .orElse("case " + subject.id() + ": " + file.get() + " is no mask of it"));
            }
            return new Answer.Value(mask(volume, subject.grid()));
        } catch (NiftiException e) {
            throw new ModelException("case " + subject.id() + ": " + e.getMessage(), e);
        } catch (DatasetException e) {
            return new Answer.None(EndState.UNPARSEABLE, e.getMessage());
        }
    }

    private Mask mask(Volume volume, Grid grid) {
        boolean[] bits = new boolean[grid.size()];
        for (int i = 0; i < bits.length; i++) {
            double v = volume.value(i);
            bits[i] = settings.labels().isEmpty() ? v != 0 : settings.labels().contains((int) Math.rint(v));
        }
        return Mask.of(grid, bits);
    }

    @Override
    public void close() {}
}
