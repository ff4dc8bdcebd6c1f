package org.readingroom.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.PluginId;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** Prompts for a grade and for a point. */
final class AskingPrompts {
    private AskingPrompts() {}

    /** @param text what is asked */
    record Words(@Setting(value = "Text.", def = "Well?") String text) {}

    @PluginId(id = "grade", label = "Grade")
    static final class GradePlugin implements PromptPlugin<Words> {
        @Override
        public Class<Words> settingsType() {
            return Words.class;
        }

        @Override
        public PromptStrategy create(Words settings) {
            return new Strategy(settings.text(), Task.GRADE) {
                private static final Pattern CHOICE = Pattern.compile("Choice: ([012])");

                @Override
                public Parsed parse(String answer, SliceFrame frame) {
                    Matcher m = CHOICE.matcher(answer);
                    return m.find()
                            ? Parsed.answered(ClassScore.of(Integer.parseInt(m.group(1))), m.start(1), m.end(1))
                            : Parsed.failed(EndState.UNPARSEABLE, "no choice");
                }

                @Override
                public AnswerForm form(SliceFrame frame) {
                    return new AnswerForm(
                            Optional.of(new Constraint("regex", "Choice: [01]")),
                            "Choice: ",
                            List.of("0", "1"),
                            List.of(ClassScore.of(0), ClassScore.of(1)));
                }

                @Override
                public String target(TaskValues truth, SliceFrame frame) {
                    return "Choice: " + truth.get(Task.GRADE).orElseThrow().label();
                }
            };
        }
    }

    /** @param file a text of one's own */
    record Worded(@Setting("File.") Optional<Path> file) {}

    /** As {@code point}, with a text that may come from a file. */
    @PluginId(id = "worded", label = "Worded")
    static final class WordedPlugin implements PromptPlugin<Worded> {
        @Override
        public Class<Worded> settingsType() {
            return Worded.class;
        }

        @Override
        public PromptStrategy create(Worded settings) {
            return new PointPlugin()
                    .create(new Words(settings.file()
                            .map(file -> {
                                try {
                                    return Files.readString(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            })
                            .orElse("Preset")));
        }
    }

    @PluginId(id = "point", label = "Point")
    static final class PointPlugin implements PromptPlugin<Words> {
        @Override
        public Class<Words> settingsType() {
            return Words.class;
        }

        @Override
        public PromptStrategy create(Words settings) {
            return new Strategy(settings.text(), Task.CENTRE_POINT) {
                private static final Pattern POINT = Pattern.compile("\\((\\d+), (\\d+)\\)");

                @Override
                public Parsed parse(String answer, SliceFrame frame) {
                    Matcher m = POINT.matcher(answer);
                    return m.find()
                            ? Parsed.answered(
                                    new PixelPoint(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))),
                                    m.start(),
                                    m.end())
                            : Parsed.failed(EndState.UNPARSEABLE, "no point");
                }

                @Override
                public String target(TaskValues truth, SliceFrame frame) {
                    PixelPoint p = truth.get(Task.CENTRE_POINT)
                            .orElseThrow(() -> new PromptException("no tumour on the slice"));
                    return "(" + Math.round(p.row()) + ", " + Math.round(p.column()) + ")";
                }
            };
        }
    }

    private abstract static class Strategy implements PromptStrategy {
        private final String text;
        private final Task<?> task;

        Strategy(String text, Task<?> task) {
            this.text = text;
            this.task = task;
        }

        @Override
        public Task<?> task() {
            return task;
        }

        @Override
        public Prompt prompt(PromptInput input) {
            List<Prompt.Turn> turns = new ArrayList<>();
            for (PromptInput.Example e : input.examples()) {
                turns.add(user(e.images()));
                turns.add(new Prompt.Turn(Prompt.Role.ASSISTANT, List.of(new Prompt.Text(e.answer()))));
            }
            turns.add(user(input.images()));
            return new Prompt("", turns);
        }

        private Prompt.Turn user(List<PromptImage> images) {
            List<Prompt.Part> parts = new ArrayList<>();
            images.forEach(i -> parts.add(new Prompt.Image(i)));
            parts.add(new Prompt.Text(text));
            return new Prompt.Turn(Prompt.Role.USER, parts);
        }
    }
}
