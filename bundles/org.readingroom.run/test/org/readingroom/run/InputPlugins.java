package org.readingroom.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.data.SliceFrame;
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
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SimplePluginRegistry;

/** Readers of prepared cases and of slices as images, beside those of {@link TestPlugins}. */
final class InputPlugins {
    /** Bright on the scale of the test cases, whose background is under 60 and whose tumour is over 100. */
    static final int BRIGHT = 150;

    private InputPlugins() {}

    static PluginRegistry registry() {
        return SimplePluginRegistry.builder()
                .add(PluginKind.DATASET, "memory", "In memory", TestPlugins.MemoryPlugin::new)
                .add(PluginKind.MODEL, "threshold", "Threshold", TestPlugins.ThresholdPlugin::new)
                .add(PluginKind.MODEL, "guess", "Guess", TestPlugins.GuessPlugin::new)
                .add(PluginKind.MODEL, "prepared", "Prepared", PreparedPlugin::new)
                .add(PluginKind.MODEL, "images", "Images", ImagesPlugin::new)
                .add(PluginKind.PROMPT, "box", "Box", BoxPlugin::new)
                .add(PluginKind.METRIC, "dice", "Dice", () -> new MetricOf("dice", Task.MASK))
                .add(PluginKind.METRIC, "distance", "Distance", () -> new MetricOf("distance", Task.CENTRE_POINT))
                .build();
    }

    /** @param honest whether it says that it takes prepared cases */
    record PreparedSettings(
            @Setting(value = "Says what it takes.", def = "true")
            boolean honest) {}

    @PluginId(id = "prepared", label = "Prepared")
    static final class PreparedPlugin implements ModelPlugin<PreparedSettings> {
        @Override
        public Class<PreparedSettings> settingsType() {
            return PreparedSettings.class;
        }

        @Override
        public Model open(PreparedSettings settings, ModelContext context) {
            return new PreparedModel(settings.honest(), context.preparer());
        }
    }

    /** Marks what is bright; learns nothing, but looks at every training case with its reference. */
    private static final class PreparedModel implements TrainableModel {
        private final boolean honest;
        private final CasePreparer preparer;

        PreparedModel(boolean honest, CasePreparer preparer) {
            this.honest = honest;
            this.preparer = preparer;
        }

        @Override
        public Capabilities capabilities() {
            return honest
                    ? Capabilities.prepared(Set.of(Task.MASK.id()), 2, true)
                    : Capabilities.volumes(Set.of(Task.MASK.id()), 2, true);
        }

        @Override
        public Map<String, String> identity() {
            return Map.of("input", preparer.settings().toString());
        }

        @Override
        public void fit(TrainingView view, Path folder, Monitor monitor) {
            for (Case c : view.training()) {
                PreparedCase prepared = preparer.prepare(c, List.of("flair"));
                int[] shape = prepared.shape();
                if (prepared.reference().orElseThrow().grid().size() != shape[1] * shape[2] * shape[3]) {
                    throw new ModelException("the reference is not on the model grid");
                }
            }
            AtomicFile.write(folder.resolve("fit.txt"), "done");
        }

        @Override
        public void load(Path folder) {}

        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            for (Query q : request.queries()) {
                PreparedCase prepared = preparer.prepare(q.subject(), List.of("flair"));
                if (prepared.reference().isPresent()) {
                    throw new ModelException("a reader was given the truth");
                }
                byte[] greys = prepared.channels().get(0).greys();
                boolean[] bits = new boolean[greys.length];
                float[] shares = new float[greys.length];
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = (greys[i] & 0xff) > BRIGHT;
                    shares[i] = (greys[i] & 0xff) / 255f;
                }
                Mask mask = Mask.of(prepared.space().grid(), bits);
                FloatVolume volume = new FloatVolume(prepared.space().grid(), shares);
                sink.answer(
                        q.key(),
                        new Answer.Value(
                                prepared.space().toSource(mask),
                                Optional.of(prepared.space().toSource(volume))));
            }
        }

        @Override
        public void close() {}
    }

    @PluginId(id = "images", label = "Images")
    static final class ImagesPlugin implements ModelPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Model open(NoSettings settings, ModelContext context) {
            return new ImagesModel();
        }
    }

    /** Says the box of what is bright in the image. */
    private static final class ImagesModel implements Model {
        @Override
        public Capabilities capabilities() {
            return new Capabilities(Capabilities.Input.PROMPTS, Set.of(), 1, false, false, Set.of(), 4, false);
        }

        @Override
        public Map<String, String> identity() {
            return Map.of();
        }

        @Override
        public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
            for (Query q : request.queries()) {
                Prompt.Part part =
                        q.prompt().orElseThrow().turns().get(0).parts().get(0);
                String text = text(((Prompt.Image) part).image());
                sink.answer(q.key(), new Answer.Text(text, Answer.Stop.END, List.of(), Map.of()));
            }
        }

        private static String text(PromptImage image) {
            SliceFrame f = image.frame();
            boolean[] bits = new boolean[image.bytes().length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = (image.bytes()[i] & 0xff) > BRIGHT;
            }
            Mask mask = new Mask(new int[] {f.rows(), f.columns()}, new double[] {f.mmPerRow(), f.mmPerColumn()}, bits);
            return org.readingroom.imaging.Outlines.boxOf(mask)
                    .map(BoxStrategy::words)
                    .orElse("nothing");
        }

        @Override
        public void close() {}
    }

    @PluginId(id = "box", label = "Box")
    static final class BoxPlugin implements PromptPlugin<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public PromptStrategy create(NoSettings settings) {
            return new BoxStrategy();
        }
    }

    /** Asks for a box as four whole numbers. */
    private static final class BoxStrategy implements PromptStrategy {
        @Override
        public Task<?> task() {
            return Task.BOUNDING_BOX;
        }

        @Override
        public Prompt prompt(PromptInput input) {
            return new Prompt(
                    "",
                    List.of(new Prompt.Turn(
                            Prompt.Role.USER,
                            List.of(new Prompt.Image(input.images().get(0)), new Prompt.Text("box?")))));
        }

        @Override
        public Parsed parse(String answer, SliceFrame frame) {
            if (!answer.matches("\\d+( \\d+){3}")) {
                return Parsed.failed(org.readingroom.api.task.EndState.UNPARSEABLE, "no box");
            }
            double[] v = Arrays.stream(answer.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Parsed.answered(new PixelBox(v[0], v[1], v[2], v[3]), 0, answer.length());
        }

        @Override
        public String target(TaskValues truth, SliceFrame frame) {
            return words(truth.get(Task.BOUNDING_BOX).orElseThrow(() -> new PromptException("no box")));
        }

        static String words(PixelBox b) {
            return java.util.stream.DoubleStream.of(b.top(), b.left(), b.bottom(), b.right())
                    .mapToObj(v -> Integer.toString((int) v))
                    .collect(Collectors.joining(" "));
        }
    }

    /** The whole test case, as a training view would give it. */
    static Case whole(int number) {
        return new MemoryCase(number, 0);
    }
}
