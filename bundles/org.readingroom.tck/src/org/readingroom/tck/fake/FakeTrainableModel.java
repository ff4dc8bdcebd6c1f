package org.readingroom.tck.fake;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/**
 * Learns three numbers by as many epochs of gradient steps as it is told, in the order of the draws, with a checkpoint after
 * each epoch; answers grade and mask.
 */
public final class FakeTrainableModel implements TrainableModel {
    private static final Capabilities CAPABILITIES =
            Capabilities.volumes(Set.of(Task.GRADE.id(), Task.MASK.id()), 2, true);

    private final FakeTrainableSettings settings;
    private Optional<FakeWeights> learnt = Optional.empty();
    private boolean closed;

    FakeTrainableModel(FakeTrainableSettings settings) {
        this.settings = settings;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity =
                new TreeMap<>(Map.of("volume", settings.volume(), "epochs", "" + settings.epochs()));
        learnt.ifPresent(w -> identity.put("weights", w.toString()));
        return identity;
    }

    @Override
    public void fit(TrainingView view, Path folder, Monitor monitor) {
        FakeWeights weights = FakeWeights.read(folder).orElse(start(view.seed()));
        monitor.begin("Fitting the fake model", settings.epochs());
        monitor.worked(weights.epochs());
        while (weights.epochs() < settings.epochs()) {
            for (Case subject : view.draws(weights.epochs())) {
                monitor.checkCancelled();
                weights = step(weights, view, subject);
            }
            weights = new FakeWeights(weights.epochs() + 1, weights.weight(), weights.bias(), weights.threshold());
            weights.write(folder);
            monitor.worked(1);
        }
        learnt = Optional.of(weights);
    }

    /** An initialisation that differs from seed to seed. */
    private static FakeWeights start(long seed) {
        double jitter = (Long.hashCode(seed * 0x9E3779B97F4A7C15L) >>> 8) / (double) (1 << 24);
        return new FakeWeights(0, jitter, 0, 100 + jitter);
    }

    private FakeWeights step(FakeWeights w, TrainingView view, Case subject) {
        Volume volume = subject.volume(settings.volume());
        double bright = brightness(volume, w.threshold());
        double target = view.truth(subject, Task.GRADE).map(ClassScore::label).orElse(0);
        double error = target - positive(w, bright);
        double inside = view.truth(subject, Task.MASK).map(m -> mean(volume, m)).orElse(w.threshold());
        double rate = settings.rate();
        return new FakeWeights(
                w.epochs(),
                w.weight() + rate * error * bright,
                w.bias() + rate * error,
                w.threshold() + rate * (0.8 * inside - w.threshold()));
    }

    private static double positive(FakeWeights w, double bright) {
        return 1 / (1 + Math.exp(-(w.weight() * bright + w.bias())));
    }

    /** The share of non-zero voxels over a threshold. */
    private static double brightness(Volume volume, double threshold) {
        int over = 0;
        int inside = 0;
        for (int v = 0; v < volume.grid().size(); v++) {
            inside += volume.value(v) != 0 ? 1 : 0;
            over += volume.value(v) > threshold ? 1 : 0;
        }
        return inside == 0 ? 0 : over / (double) inside;
    }

    private static double mean(Volume volume, Mask mask) {
        double sum = 0;
        for (int v = 0; v < mask.size(); v++) {
            sum += mask.at(v) ? volume.value(v) : 0;
        }
        return mask.isEmpty() ? 0 : sum / mask.count();
    }

    @Override
    public void load(Path folder) {
        learnt = FakeWeights.read(folder).filter(w -> w.epochs() >= settings.epochs());
        if (learnt.isEmpty()) {
            throw new ModelException("folder " + folder + " holds no finished fit of the fake trainable model");
        }
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        FakeWeights weights = learnt.orElseThrow(() -> new ModelException("the fake trainable model was not fitted"));
        if (closed) {
            throw new ModelException("the fake trainable model was asked after it was closed");
        }
        for (Query query : request.queries()) {
            monitor.checkCancelled();
            Volume volume;
            try {
                volume = query.subject().volume(settings.volume());
            } catch (DatasetException e) {
                sink.failed(query.key(), e.getMessage());
                continue;
            }
            sink.answer(query.key(), new Answer.Value(value(query.task(), volume, weights)));
        }
    }

    private static Object value(Task<?> task, Volume volume, FakeWeights w) {
        if (task.equals(Task.GRADE)) {
            double positive = positive(w, brightness(volume, w.threshold()));
            return ClassScore.of(positive >= 0.5 ? 1 : 0, positive);
        }
        if (!task.equals(Task.MASK)) {
            throw new ModelException(String.format(Locale.ROOT, "the fake model does not answer '%s'", task.id()));
        }
        boolean[] bits = new boolean[volume.grid().size()];
        for (int v = 0; v < bits.length; v++) {
            bits[v] = volume.value(v) > w.threshold();
        }
        return Mask.of(volume.grid(), bits);
    }

    @Override
    public void close() {
        closed = true;
    }
}
