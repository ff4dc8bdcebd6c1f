package org.readingroom.cnn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainingView;

/**
 * A whole training in one folder: every learning rate on every fold, the choice between them, and the networks that will
 * read.
 *
 * <p>While it goes on, each network has a folder of its own under {@code training}; at the end the folder holds the
 * weights, {@code model.json}, {@code selection.json} and {@code curves.csv}.
 */
final class CnnFit {
    private static final String WORK = "training";
    private final NetworkTraining.Basis basis;
    private final Path folder;
    private final TrainingSettings settings;
    private final List<Fold> folds;
    private final Progress progress;

    private CnnFit(NetworkTraining.Basis basis, Path folder, Monitor monitor) {
        this.basis = basis;
        this.folder = folder;
        settings = basis.plan().settings();
        TrainingView view = basis.view();
        folds = settings.folds() == 0
                ? List.of(Fold.cohort(view, basis.reader()))
                : Fold.of(view, basis.reader(), settings.folds());
        long networks = (long) basis.plan().rates().size() * folds.size() + (refits() ? 1 : 0);
        progress = new Progress(
                monitor,
                folder.resolve("curves.csv"),
                basis.reader(),
                networks * basis.plan().epochs());
    }

    /** Trains, or goes on; afterwards the folder holds a finished model. */
    static void fit(NetworkTraining.Basis basis, Path folder, Monitor monitor) {
        if (ModelRecord.find(folder).isEmpty()) {
            new CnnFit(basis, folder, monitor).run();
        }
        TrainedNetwork.remove(folder.resolve(WORK));
    }

    private boolean refits() {
        return settings.folds() > 0 && settings.testModel().equals("refit");
    }

    private void run() {
        boolean validated = folds.stream().noneMatch(f -> f.validation().isEmpty());
        if (!validated && basis.plan().rates().size() > 1) {
            throw new ModelException("lr: several learning rates are chosen between on validation patients, and there"
                    + " are none; give the cohort a validation part, or train: { folds: 5 }");
        }
        Map<Double, List<TrainedNetwork>> tried = new LinkedHashMap<>();
        for (double rate : basis.plan().rates()) {
            List<TrainedNetwork> networks = new ArrayList<>();
            for (Fold fold : folds) {
                networks.add(train(fold, rate, basis.plan().epochs()));
            }
            tried.put(rate, networks);
        }
        List<TrainedNetwork> chosen = tried.values().stream()
                .reduce((a, b) -> Selection.mean(b).betterThan(Selection.mean(a)) ? b : a)
                .orElseThrow();
        List<TrainedNetwork> reading = reading(chosen);
        if (validated) {
            boolean heldOut = reading.equals(chosen) && folds.stream().allMatch(Fold::held);
            Selection.write(folder, basis.reader(), tried, chosen, heldOut);
        }
        write(reading, validated ? Optional.of(Selection.mean(chosen).tuned()) : Optional.empty());
    }

    private TrainedNetwork train(Fold fold, double rate, int epochs) {
        Path own = folder.resolve(WORK).resolve(fold.name() + "-lr-" + rate);
        return NetworkTraining.train(basis, fold, rate, epochs, own, progress);
    }

    /** The networks that will read. */
    private List<TrainedNetwork> reading(List<TrainedNetwork> chosen) {
        if (refits()) {
            double epochs =
                    chosen.stream().mapToInt(TrainedNetwork::epoch).average().orElseThrow();
            Fold all = Fold.refit(basis.view(), basis.reader());
            return List.of(train(all, chosen.get(0).rate(), (int) Math.max(1, Math.round(epochs))));
        }
        if (settings.folds() > 0 && settings.testModel().startsWith("fold:")) {
            return List.of(chosen.get(Integer.parseInt(settings.testModel().substring("fold:".length()))));
        }
        return chosen;
    }

    private void write(List<TrainedNetwork> networks, Optional<Double> tuned) {
        List<ModelRecord.Part> parts = new ArrayList<>();
        for (TrainedNetwork network : networks) {
            String file = networks.size() == 1
                    ? "weights.safetensors"
                    : network.fold().name() + ".safetensors";
            copy(network.weights(), folder.resolve(file));
            List<String> held = network.fold().held()
                    ? network.fold().validation().stream().map(Case::id).toList()
                    : List.of();
            parts.add(new ModelRecord.Part(file, network.fold().name(), network.epoch(), held));
        }
        Architecture a = basis.architecture();
        new ModelRecord(
                        a.kind(),
                        basis.loader().channels(),
                        a.shape(),
                        a.filters(),
                        a.width(),
                        a.wiring(),
                        basis.loader().preparer().settings(),
                        networks.get(0).rate(),
                        basis.reader().threshold(),
                        tuned,
                        parts,
                        basis.view().training().stream().map(Case::id).toList())
                .write(folder);
    }

    private static void copy(Path from, Path to) {
        Path part = to.resolveSibling("." + to.getFileName() + ".part");
        try {
            Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ModelException("cannot copy " + from + " to " + to + ": " + e + "; look for space there", e);
        }
    }
}
