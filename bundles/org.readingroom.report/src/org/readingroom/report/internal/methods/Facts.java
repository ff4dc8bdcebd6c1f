package org.readingroom.report.internal.methods;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.StudyText;

/**
 * What a run's own files say of how it was done, in sentences by topic.
 *
 * @param sentences by topic; a topic of which nothing is known is not there
 */
record Facts(Map<String, String> sentences) {
    static Facts of(RunData run) {
        StudyText study = StudyText.read(run.folder());
        CohortFile cohort = CohortFile.read(run.folder());
        List<ArmFile> arms = ArmFile.readers(run);
        Map<String, String> all = new LinkedHashMap<>();
        all.putAll(new DataFacts(run, study, cohort, arms).sentences());
        all.putAll(new ReaderFacts(run, study, arms).sentences());
        all.putAll(new EvaluationFacts(run, study, arms).sentences());
        JsonFile.read(run.folder().resolve("environment.json"))
                .ifPresent(environment -> all.put("software", SoftwareFacts.sentence(environment)));
        all.values().removeIf(String::isBlank);
        return new Facts(all);
    }

    /** What is known of a topic. */
    Optional<String> of(String topic) {
        return Optional.ofNullable(sentences.get(topic));
    }

    /** Several topics as one paragraph; empty where nothing is known of any. */
    Optional<String> paragraph(String... topics) {
        StringBuilder out = new StringBuilder();
        for (String topic : topics) {
            of(topic).ifPresent(s -> out.append(out.isEmpty() ? "" : " ").append(s));
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
    }
}
