package org.readingroom.ui.internal.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.run.RunFolder;
import org.readingroom.settings.PluginHandle;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/**
 * What a query said in words. A run keeps the digest of each request and not its words, so the prompt is made anew by
 * the strategy and settings that the arm's file names.
 */
final class PromptWords {
    private static final int USUAL = 240;

    private final RunFolder folder;

    PromptWords(RunFolder folder) {
        this.folder = folder;
    }

    /** The prompt of an answer; why it cannot be told where it cannot; empty for an arm that is not prompted. */
    String of(ResultAnswer answer) {
        Path file = folder.basis(answer.arm().id());
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            JsonNode basis = new ObjectMapper().readTree(file.toFile());
            return basis.path("prompt").path("id").asText().isEmpty() ? "" : words(basis, answer);
        } catch (IOException | ReadingRoomException e) {
            return "cannot be made anew: " + e.getMessage();
        }
    }

    private String words(JsonNode basis, ResultAnswer answer) {
        JsonNode prompt = basis.path("prompt");
        JsonNode image = basis.path("image");
        SliceRef ref = SliceName.parse(answer.slice()).orElse(new SliceRef(Plane.AXIAL, 0));
        SliceFrame frame = frame(image.path("input").path("shape"), ref.plane());
        PromptInput input = new PromptInput(new BlankSlice(ref, frame), images(image, frame), List.of());
        Prompt made = RegistryAccess.with(registry -> prompt(registry, prompt, input));
        return told(prompt, image, frame) + written(made);
    }

    @SuppressWarnings("unchecked")
    private static Prompt prompt(PluginRegistry registry, JsonNode prompt, PromptInput input) {
        Class<?> contract = PromptPlugin.class;
        String id = prompt.path("id").asText();
        Map<String, Object> settings = new ObjectMapper().convertValue(prompt.path("settings"), Map.class);
        SettingsNode node = SettingsNode.of("settings of '" + id + "' in the arm's file", settings);
        try (PluginHandle<PromptPlugin<Record>> handle =
                registry.open(PluginKind.PROMPT, id, (Class<PromptPlugin<Record>>) contract)) {
            return handle.call(plugin -> plugin.create(new SettingsBinder(Map.of()).bind(plugin.settingsType(), node))
                    .prompt(input));
        }
    }

    private static SliceFrame frame(JsonNode shape, Plane plane) {
        if (shape.size() != 3) {
            return new SliceFrame(USUAL, USUAL, 1, 1);
        }
        int rows = shape.get(plane == Plane.AXIAL ? 1 : 0).asInt();
        int columns = shape.get(plane == Plane.SAGITTAL ? 1 : 2).asInt();
        return new SliceFrame(rows, columns, 1, 1);
    }

    private static List<PromptImage> images(JsonNode image, SliceFrame frame) {
        boolean none = image.path("control").asText().equals("text-only");
        boolean montage = !image.path("montage").asText("none").equals("none");
        int count = none ? 0 : montage ? 1 : Math.max(1, image.path("volumes").size());
        List<PromptImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(new PromptImage(frame, 1, new byte[frame.rows() * frame.columns()]));
        }
        return images;
    }

    private static String told(JsonNode prompt, JsonNode image, SliceFrame frame) {
        int examples = image.path("examples").size();
        return "(" + prompt.path("id").asText() + " " + prompt.path("version").asText() + ", slice of "
                + frame.rows() + "x" + frame.columns() + " pixels"
                + (examples > 0 ? ", after " + examples + " worked examples" : "") + ")\n";
    }

    private static String written(Prompt prompt) {
        StringBuilder out = new StringBuilder(prompt.system().isEmpty() ? "" : "System: " + prompt.system() + "\n");
        for (Prompt.Turn turn : prompt.turns()) {
            for (Prompt.Part part : turn.parts()) {
                out.append(
                        switch (part) {
                            case Prompt.Text t -> t.text();
                            case Prompt.Image i -> "[image] ";
                        });
            }
            out.append('\n');
        }
        return out.toString().stripTrailing();
    }

    /** A slice of which only the size is looked at. */
    private record BlankSlice(SliceRef ref, SliceFrame frame) implements SliceView {
        @Override
        public double[] toVoxel(double row, double column) {
            return new double[] {column, row, ref.index()};
        }

        @Override
        public float[] pixels(String volume) {
            return new float[frame.rows() * frame.columns()];
        }
    }
}
