package org.readingroom.llama.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.llama.LlamaException;

/**
 * Writes a prompt as the one text that a chat model was trained on. Two forms are followed, told apart by the folder's own
 * template: that of Llama 3 ({@code <|start_header_id|>}) and ChatML ({@code <|im_start|>}).
 *
 * <p>Parts of a turn stand in the order given, words untouched, an image as {@code <|image|>}. Llama 3.2's template opens a
 * prompt without images by a system turn that holds the day's date; here that date is always the same, so that answers do
 * not change overnight. It refuses a system text beside images: here the system text goes before the first user turn's parts.
 */
public final class ChatTemplate {
    /** The date that the template itself falls back on. */
    public static final String DATE = "26 Jul 2024";

    /** Stands for an image. */
    public static final String IMAGE = "<|image|>";

    private static final Pattern CHATML_SYSTEM =
            Pattern.compile("<\\|im_start\\|>system(?:\n|\\\\n)(.*?)<\\|im_end\\|>", Pattern.DOTALL);

    private final boolean headers;
    private final boolean dated;
    private final String system;

    private ChatTemplate(boolean headers, boolean dated, String system) {
        this.headers = headers;
        this.dated = dated;
        this.system = system;
    }

    /**
     * The form of a folder's template.
     *
     * @param template in Jinja
     * @throws LlamaException where it is neither
     */
    public static ChatTemplate of(String template) {
        if (template.contains("<|start_header_id|>")) {
            return new ChatTemplate(true, template.contains("Cutting Knowledge Date"), "");
        }
        if (template.contains("<|im_start|>")) {
            Matcher m = CHATML_SYSTEM.matcher(template);
            return new ChatTemplate(false, false, m.find() ? m.group(1) : "");
        }
        throw new LlamaException("the chat template is of neither form that is followed here: Llama 3"
                + " (<|start_header_id|>) and ChatML (<|im_start|>)");
    }

    /** What of it makes answers its own. */
    public String identity() {
        return headers ? dated ? "llama-3 dated " + DATE : "llama-3" : "chatml";
    }

    /** A prompt as text, up to where the answer begins. */
    public String render(Prompt prompt) {
        return headers ? llama(prompt) : chatml(prompt);
    }

    /** A prompt with its answer as text, the token that ends the answer's turn included: what a model learns from. */
    public String answered(Prompt prompt, String answer) {
        return render(prompt) + answer + (headers ? "<|eot_id|>" : "<|im_end|>");
    }

    /** What stands before every answer. */
    public String answerBegins() {
        return headers ? "<|start_header_id|>assistant<|end_header_id|>\n\n" : "<|im_start|>assistant\n";
    }

    /** What stands before every question. */
    public String questionBegins() {
        return headers ? "<|start_header_id|>user<|end_header_id|>\n\n" : "<|im_start|>user\n";
    }

    /** How many images a prompt holds. */
    public static long images(Prompt prompt) {
        return prompt.turns().stream()
                .flatMap(t -> t.parts().stream())
                .filter(Prompt.Image.class::isInstance)
                .count();
    }

    private String llama(Prompt prompt) {
        boolean images = images(prompt) > 0;
        StringBuilder text = new StringBuilder("<|begin_of_text|>");
        if (!images && dated) {
            text.append(turn(
                    "system",
                    "Cutting Knowledge Date: December 2023\nToday Date: " + DATE + "\n\n"
                            + prompt.system().strip()));
        } else if (!images && !prompt.system().isEmpty()) {
            text.append(turn("system", prompt.system()));
        }
        boolean fold = images && !prompt.system().isEmpty();
        for (Prompt.Turn turn : prompt.turns()) {
            String folded = fold && turn.role() == Prompt.Role.USER ? prompt.system() + "\n\n" : "";
            fold &= turn.role() != Prompt.Role.USER;
            text.append(turn(role(turn), folded + body(turn)));
        }
        return text.append(answerBegins()).toString();
    }

    private static String turn(String role, String body) {
        return "<|start_header_id|>" + role + "<|end_header_id|>\n\n" + body + "<|eot_id|>";
    }

    private String chatml(Prompt prompt) {
        String opening = prompt.system().isEmpty() ? system : prompt.system();
        StringBuilder text = new StringBuilder();
        if (!opening.isEmpty()) {
            text.append("<|im_start|>system\n").append(opening).append("<|im_end|>\n");
        }
        for (Prompt.Turn turn : prompt.turns()) {
            text.append("<|im_start|>")
                    .append(role(turn))
                    .append('\n')
                    .append(body(turn))
                    .append("<|im_end|>\n");
        }
        return text.append(answerBegins()).toString();
    }

    private static String role(Prompt.Turn turn) {
        return turn.role() == Prompt.Role.USER ? "user" : "assistant";
    }

    private static String body(Prompt.Turn turn) {
        return turn.parts().stream()
                .map(p -> switch (p) {
                    case Prompt.Text words -> words.text();
                    case Prompt.Image image -> IMAGE;
                })
                .collect(Collectors.joining());
    }

    /** The images of a prompt, in order. */
    public static List<org.readingroom.api.prompt.PromptImage> imagesOf(Prompt prompt) {
        return prompt.turns().stream()
                .flatMap(t -> t.parts().stream())
                .filter(Prompt.Image.class::isInstance)
                .map(p -> ((Prompt.Image) p).image())
                .toList();
    }
}
