package org.readingroom.tck.fake;

import java.util.List;
import org.readingroom.api.settings.Setting;

/**
 * Settings of the fake vision language model.
 *
 * @param answers what it says
 * @param refusals share of answers that refuse
 * @param transportErrors share of queries that fail when first asked
 * @param batch queries it likes at once
 * @param maxImages images a query may hold
 * @param logProbabilities whether it gives them
 */
public record FakeVisionLanguageSettings(
        @Setting(
                value = "What it says: one is taken, by prompt, image and seed.",
                def = "[\"Choice: 0\", \"Choice: 1\"]")
        List<String> answers,

        @Setting(value = "Share of the answers that are refusals instead.", def = "0", min = 0, max = 1)
        double refusals,

        @Setting(value = "Share of the queries that do not arrive the first time.", def = "0", min = 0, max = 1)
        double transportErrors,

        @Setting(value = "Queries it likes at once.", def = "4", min = 1)
        int batch,

        @Setting(value = "Images a query may hold.", def = "4", min = 1)
        int maxImages,

        @Setting(value = "Whether it gives log-probabilities and scores continuations.", def = "true")
        boolean logProbabilities) {}
