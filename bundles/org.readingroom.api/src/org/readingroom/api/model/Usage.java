package org.readingroom.api.model;

import java.util.OptionalDouble;

/**
 * What a query took, for forecasts.
 *
 * @param promptTokens tokens given to the model, images included
 * @param answerTokens tokens it wrote
 * @param cost the price in the currency of the model's settings, where they name prices
 */
public record Usage(long promptTokens, long answerTokens, OptionalDouble cost) {
    /** Of several queries. */
    public Usage plus(Usage more) {
        OptionalDouble sum = cost.isPresent() || more.cost.isPresent()
                ? OptionalDouble.of(cost.orElse(0) + more.cost.orElse(0))
                : OptionalDouble.empty();
        return new Usage(promptTokens + more.promptTokens, answerTokens + more.answerTokens, sum);
    }
}
