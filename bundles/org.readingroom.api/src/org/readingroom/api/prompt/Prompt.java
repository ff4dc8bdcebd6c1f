package org.readingroom.api.prompt;

import java.util.List;

/**
 * What a vision language model is given: a system text and turns of text and images.
 *
 * @param system the system text; empty for none
 * @param turns few-shot examples as user and assistant turns, and last the user turn that asks
 */
public record Prompt(String system, List<Turn> turns) {
    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT
    }

    /**
     * One turn.
     *
     * @param role who speaks
     * @param parts texts and images in the order they are sent
     */
    public record Turn(Role role, List<Part> parts) {
        public Turn {
            parts = List.copyOf(parts);
        }
    }

    /** A piece of a turn. */
    public sealed interface Part permits Text, Image {}

    /** Words. */
    public record Text(String text) implements Part {}

    /** An image. */
    public record Image(PromptImage image) implements Part {}

    public Prompt {
        turns = List.copyOf(turns);
        if (turns.isEmpty() || turns.get(turns.size() - 1).role() != Role.USER) {
            throw new PromptException("a prompt ends with a user turn");
        }
    }
}
