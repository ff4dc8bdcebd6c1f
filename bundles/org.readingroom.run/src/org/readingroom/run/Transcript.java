package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.EndState;

/**
 * What came of an answer in text: its state and value, the span it was read from, and the probabilities that came with it.
 *
 * @param state how it ended
 * @param value the value in the slice's own pixels, where there is one
 * @param reason why there is none
 * @param span the part of the text that was used
 * @param forced the log-probability of each listed answer, in the order listed
 * @param lp the sum of the log-probabilities of the tokens that overlap the span
 * @param cut whether the token limit ended the text
 */
record Transcript(
        EndState state,
        Optional<JsonNode> value,
        String reason,
        Optional<StoredAnswer.Span> span,
        Map<String, Double> forced,
        OptionalDouble lp,
        boolean cut) {

    /**
     * Reads an answer.
     *
     * @param flipped whether the image was shown with left and right changed over
     * @param listed the answers whose probability was asked for
     */
    static Transcript of(
            Answer.Text text,
            PromptStrategy strategy,
            SliceFrame frame,
            Optional<Coordinates> coordinates,
            boolean flipped,
            List<String> listed) {
        Parsed parsed = coordinates.isPresent()
                ? strategy.parse(text.text(), frame, coordinates.get())
                : strategy.parse(text.text(), frame);
        if (text.stop() == Answer.Stop.LENGTH && mayGoOn(text.text(), parsed)) {
            parsed = Parsed.failed(EndState.TRUNCATED, "the token limit cut the answer off");
        }
        Optional<Object> value = flipped ? parsed.value().map(v -> Flip.back(v, frame)) : parsed.value();
        Optional<StoredAnswer.Span> span = parsed.end() > parsed.start()
                ? Optional.of(new StoredAnswer.Span(parsed.start(), parsed.end()))
                : Optional.empty();
        Map<String, Double> forced = new LinkedHashMap<>();
        listed.forEach(l -> Optional.ofNullable(text.continuations().get(l)).ifPresent(lp -> forced.put(l, lp)));
        return new Transcript(
                parsed.state(),
                value.map(ValueCodec::write),
                parsed.reason(),
                span,
                forced,
                span.isPresent() ? logProbability(text, span.get()) : OptionalDouble.empty(),
                text.stop() == Answer.Stop.LENGTH);
    }

    /**
     * Whether a text that the token limit ended might have said something else: it holds no value, or its value stands at the
     * very end, where another digit or point may have followed ({@code 60, 8} of {@code 60, 87}), no bracket closing it.
     */
    private static boolean mayGoOn(String text, Parsed parsed) {
        if (parsed.state() == EndState.UNPARSEABLE) {
            return true;
        }
        if (parsed.state() == EndState.REFUSED || parsed.end() == 0) {
            return false;
        }
        boolean followed = text.substring(parsed.end()).codePoints().anyMatch(Character::isLetterOrDigit);
        char last = text.charAt(parsed.end() - 1);
        return !followed && last != ']' && last != '}';
    }

    /** Empty where the model gives no tokens, or they are not the text. */
    private static OptionalDouble logProbability(Answer.Text text, StoredAnswer.Span span) {
        StringBuilder all = new StringBuilder();
        text.tokens().forEach(t -> all.append(t.text()));
        int shift = all.indexOf(text.text());
        if (text.tokens().isEmpty() || shift < 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        int at = -shift;
        for (Answer.Token token : text.tokens()) {
            int end = at + token.text().length();
            if (at < span.end() && end > span.start()) {
                sum += token.logProbability();
            }
            at = end;
        }
        return OptionalDouble.of(sum);
    }
}
