package org.readingroom.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.TuningView;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.imaging.PngImage;

/**
 * Lessons as conversations, in the layout that TRL and Unsloth train vision language models on: JSON Lines of
 * {@code messages}, each with a role and a list of parts {@code {"type": "image"}} and {@code {"type": "text", "text": ...}},
 * and {@code images}, the files of the image parts in their order, relative to the file itself. Images are PNG without any
 * header text.
 */
final class ConversationFiles {
    private final Path folder;
    private final ObjectMapper mapper = new ObjectMapper();

    ConversationFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a file of conversations and their images.
     *
     * @return how many
     * @throws RunException where a file cannot be written
     */
    int write(String name, List<Lesson> lessons, TuningView view, Monitor monitor) {
        monitor.begin("Writing " + name, lessons.size());
        List<String> lines = new ArrayList<>();
        for (Lesson lesson : lessons) {
            monitor.checkCancelled();
            lines.add(line(lesson, view.question(lesson).prompt().orElseThrow()));
            monitor.worked(1);
        }
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return lines.size();
    }

    private String line(Lesson lesson, Prompt prompt) {
        ObjectNode line = mapper.createObjectNode();
        ArrayNode messages = line.putArray("messages");
        ArrayNode images = mapper.createArrayNode();
        if (!prompt.system().isEmpty()) {
            text(message(messages, "system"), prompt.system());
        }
        for (Prompt.Turn turn : prompt.turns()) {
            ArrayNode content = message(messages, turn.role().name().toLowerCase(Locale.ROOT));
            for (Prompt.Part part : turn.parts()) {
                switch (part) {
                    case Prompt.Text t -> text(content, t.text());
                    case Prompt.Image i -> {
                        content.addObject().put("type", "image");
                        images.add(image(lesson, images.size(), i));
                    }
                }
            }
        }
        text(message(messages, "assistant"), lesson.target());
        line.set("images", images);
        line.put("case", lesson.subject().id()).put("slice", lesson.slice().toString());
        return line.toString();
    }

    private static ArrayNode message(ArrayNode messages, String role) {
        return messages.addObject().put("role", role).putArray("content");
    }

    private static void text(ArrayNode content, String text) {
        content.addObject().put("type", "text").put("text", text);
    }

    private String image(Lesson lesson, int number, Prompt.Image image) {
        String name =
                "images/" + lesson.subject().id() + "-" + lesson.slice() + (number == 0 ? "" : "-" + number) + ".png";
        AtomicFile.writeDerived(folder.resolve(name), PngImage.bytes(image.image()));
        return name;
    }
}
