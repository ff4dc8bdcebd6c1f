package org.readingroom.run;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an arm would be asked, before a model is opened.
 *
 * @param arm the arm
 * @param cases how many cases it reads
 * @param slices over how many of their slices; empty where that follows from masks that are not predicted yet, or the model
 *     is asked case by case
 * @param queries how many queries that makes; empty where only the model itself knows its tasks
 * @param prompted whether it is asked in words
 * @param images in each prompt, those of examples included
 * @param answered how many are answered already
 * @param millis how long one of those took, on average; empty where there is none
 * @param tuning what it is tuned on before it reads; empty where it is not, or that follows from an arm not read yet
 */
public record ArmForecast(
        String arm,
        int cases,
        OptionalLong slices,
        OptionalLong queries,
        boolean prompted,
        int images,
        long answered,
        OptionalLong millis,
        Optional<TuningForecast> tuning) {
    private static final double MILLIS = 1000;

    /** One line for people. */
    public String text() {
        StringBuilder text = new StringBuilder(arm + ": " + cases + " cases");
        slices.ifPresent(n -> text.append(", ").append(n).append(" slices"));
        if (queries.isEmpty()) {
            String open = prompted
                    ? ", their slices follow from an arm that is not read yet"
                    : slices.isEmpty() ? ", a query for each task of the model" : "";
            text.append(open);
            return text.append(answered > 0 ? ", " + answered + " answered" : "")
                    .toString();
        }
        text.append(String.format(
                Locale.ROOT, ", %d queries of %d image%s", queries.getAsLong(), images, images == 1 ? "" : "s"));
        long left = Math.max(0, queries.getAsLong() - answered);
        if (answered > 0) {
            text.append(", ").append(answered).append(" answered");
        }
        if (left > 0) {
            text.append(
                    millis.isPresent()
                            ? "; the rest takes about " + ArmProgress.time(left * millis.getAsLong() / MILLIS)
                                    + ", by those answered"
                            : "; time and cost are told after the first " + ArmProgress.BASIS + " answers");
        }
        return text.toString();
    }
}
