package org.readingroom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetPlugin;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

/** A dataset in memory, models that learn little and slowly, and plain metrics: enough to drive the runner. */
final class TestPlugins {
    static final int CASES = 10;

    private TestPlugins() {}

    static PluginRegistry registry() {
        return SimplePluginRegistry.builder()
                .add(PluginKind.DATASET, "memory", "In memory", MemoryPlugin::new)
                .add(PluginKind.MODEL, "threshold", "Threshold", ThresholdPlugin::new)
                .add(PluginKind.MODEL, "guess", "Guess", GuessPlugin::new)
                .add(PluginKind.MODEL, "broken", "Broken", BrokenPlugin::new)
                .add(PluginKind.METRIC, "dice", "Dice", () -> new MetricOf("dice", Task.MASK))
                .add(PluginKind.METRIC, "right", "Right grade", () -> new MetricOf("right", Task.GRADE))
                .add(PluginKind.METRIC, "distance", "Distance", () -> new MetricOf("distance", Task.CENTRE_POINT))
                .build();
    }

    /** @param shift moves the scans' values, so that they are other scans */
    record MemorySettings(
            @Setting(value = "Shift of values.", def = "0") int shift) {}

    @PluginId(id = "memory", label = "In memory")
    static final class MemoryPlugin implements DatasetPlugin<MemorySettings> {
        @Override
        public Class<MemorySettings> settingsType() {
            return MemorySettings.class;
        }

        @Override
        public Dataset open(MemorySettings settings, Monitor monitor) {
            List<Case> cases = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                cases.add(new MemoryCase(i, settings.shift()));
            }
            return new Dataset() {
                @Override
                public String name() {
                    return "memory";
                }

                @Override
                public List<Case> cases() {
                    return cases;
                }
            };
        }
    }

    /** @param pause milliseconds a case, so that there is time to be killed */
    record ThresholdSettings(
            @Setting(value = "Pause.", def = "0") int pause) {}

    @PluginId(id = "threshold", label = "Threshold")
    static final class ThresholdPlugin implements ModelPlugin<ThresholdSettings> {
        @Override
        public Class<ThresholdSettings> settingsType() {
            return ThresholdSettings.class;
        }

        @Override
        public Model open(ThresholdSettings settings, ModelContext context) {
            return new ThresholdModel(settings.pause());
        }
    }

    /** Learns the mean of the training voxels and marks what lies well above it. */
    static final class ThresholdModel implements TrainableModel {
        private final int pause;
        private double threshold = Double.NaN;

        ThresholdModel(int pause) {
            this.pause = pause;
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.volumes(Set.of(Task.MASK.id(), Task.GRADE.id()), 1, true);
        }

        @Override
        public Map<String, String> identity() {
            return Map.of();
        }

        @Override
        public void fit(TrainingView view, Path folder, Monitor monitor) {
            double sum = 0;
            int n = 0;
            for (Case c : view.training()) {
                monitor.checkCancelled();
                sleep();
                for (float v : c.volume("flair").toFloats()) {
                    sum += v;
                    n++;
                }
            }
            threshold = sum / n + 50;
            AtomicFile.write(folder.resolve("threshold.txt"), Double.toString(threshold));
        }

        @Override
        public void load(Path folder) {
            try {
                threshold = Double.parseDouble(Files.readString(folder.resolve("threshold.txt")));
            } catch (IOException e) {
                throw new ModelException("no threshold in " + folder, e);
            }
        }

        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            for (Query q : request.queries()) {
                monitor.checkCancelled();
                sleep();
                if (q.subject().reference().isPresent()
                        || !q.subject().info().labels().isEmpty()) {
                    throw new ModelException("a reader was given the truth");
                }
                Volume v = q.subject().volume("flair");
                boolean[] bits = new boolean[v.grid().size()];
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = v.value(i) > threshold;
                }
                Mask mask = Mask.of(v.grid(), bits);
                sink.answer(
                        q.key(),
                        new Answer.Value(
                                q.task().equals(Task.MASK)
                                        ? mask
                                        : ClassScore.of(mask.count() > 90 ? 1 : 0, mask.count() / 1000.0)));
            }
        }

        private void sleep() {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                throw new ModelException("interrupted", e);
            }
        }

        @Override
        public void close() {}
    }

    /** Says the middle of every slice, with a jitter of the query's own seed. */
    @PluginId(id = "guess", label = "Guess")
    static final class GuessPlugin implements ModelPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Model open(NoSettings settings, ModelContext context) {
            return new VolumeModel(Task.CENTRE_POINT) {
                @Override
                Object say(Query q) {
                    return new PixelPoint(6 + (q.seed() & 3), 6 + (q.seed() >> 2 & 3));
                }
            };
        }
    }

    /** Breaks at the third case. */
    @PluginId(id = "broken", label = "Broken")
    static final class BrokenPlugin implements ModelPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Model open(NoSettings settings, ModelContext context) {
            return new VolumeModel(Task.GRADE) {
                private int asked;

                @Override
                Object say(Query q) {
                    if (++asked == 3) {
                        throw new NoClassDefFoundError("org/missing/Thing");
                    }
                    return ClassScore.of(1);
                }
            };
        }
    }

    /** A model without learning that answers one task. */
    abstract static class VolumeModel implements Model {
        private final Task<?> task;

        VolumeModel(Task<?> task) {
            this.task = task;
        }

        abstract Object say(Query q);

        @Override
        public Capabilities capabilities() {
            return Capabilities.volumes(Set.of(task.id()), 1, false);
        }

        @Override
        public Map<String, String> identity() {
            return Map.of();
        }

        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            request.queries().forEach(q -> sink.answer(q.key(), new Answer.Value(say(q))));
        }

        @Override
        public void close() {}
    }
}
