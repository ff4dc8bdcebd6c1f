package org.readingroom.openai.internal;

import java.util.Optional;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.settings.Setting;

/** Settings of a model behind an endpoint. */
public record OpenAiSettings(
        @Setting("Address that the server's API begins with, such as http://localhost:11434/v1; no name or password in"
                + " it.")
        String endpoint,

        @Setting("The model's name on that server.") String model,

        @Setting(
                value = "What serves it, which decides how constraints and scores are asked for; auto asks the server.",
                def = "auto",
                choices = {"auto", "ollama", "vllm", "llama.cpp", "llama-cpp-python", "transformers", "other"})
        String server,

        @Setting(
                value = "Name of the environment variable that holds the server's key. The key itself is never"
                        + " written.",
                identity = false)
        Optional<String> keyFrom,

        @Setting(
                value = "Your consent that images and prompts leave this machine. Needed, once and here, for an"
                        + " endpoint on any other machine.",
                def = "false",
                identity = false)
        boolean imagesLeave,

        @Setting(value = "Requests in flight at once.", def = "4", min = 1, max = 256, identity = false)
        int inFlight,

        @Setting(
                value = "A request without a whole answer after this time is tried again.",
                def = "300",
                unit = "s",
                min = 1,
                max = 86400,
                identity = false)
        int timeout,

        @Setting(
                value = "How often a request is tried again after a busy or broken server, waiting longer each time.",
                def = "5",
                min = 0,
                max = 20,
                identity = false)
        int retries,

        @Setting(value = "Whether each query's seed is sent.", def = "true")
        boolean sendSeed,

        @Setting(value = "Whether the log-probability of each token is asked for and kept.", def = "false")
        boolean logProbabilities,

        @Setting(
                value = "How many of the likeliest tokens are looked through for a continuation, where the server"
                        + " scores by them.",
                def = "20",
                min = 1,
                max = 1000)
        int topTokens,

        @Setting(value = "Most images a query may hold.", def = "8", min = 0, max = 100, identity = false)
        int maxImages,

        @Setting(value = "Prices, for the forecast of a run's cost.", identity = false)
        Optional<Prices> prices,

        @Setting("How the model writes positions, where it does not follow the prompt.")
        Optional<Positions> positions) {
    /**
     * Prices per million tokens.
     *
     * @param input of the prompt
     * @param output of the answer
     */
    public record Prices(
            @Setting(value = "Price of a million prompt tokens.", min = 0)
            double input,

            @Setting(value = "Price of a million answer tokens.", min = 0)
            double output) {}

    /**
     * How a model writes positions.
     *
     * @param scale what a number counts
     * @param order which of a pair comes first
     * @param rows height of the resized image
     * @param columns its width
     */
    public record Positions(
            @Setting("What a number counts: pixels of the image as sent, or of one resized, or shares of 1 or 1000.")
            Coordinates.Scale scale,

            @Setting(value = "Which of a pair comes first.", def = "x-y")
            Coordinates.Order order,

            @Setting(value = "Rows of the image as the model resizes it, for scale: resized.", def = "0", min = 0)
            int rows,

            @Setting(value = "Columns of that image.", def = "0", min = 0)
            int columns) {
        Coordinates coordinates() {
            return new Coordinates(scale, order, rows, columns);
        }
    }
}
