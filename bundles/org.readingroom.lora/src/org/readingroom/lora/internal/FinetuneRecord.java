package org.readingroom.lora.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readingroom.api.model.Lesson;
import org.readingroom.llama.read.OpenLlama;

/** What a finished fine-tuning writes of itself: the adapter's card. */
final class FinetuneRecord {
    private final OpenLlama llama;
    private final Finetune.Basis basis;
    private final Finetune.Result result;

    FinetuneRecord(OpenLlama llama, Finetune.Basis basis, Finetune.Result result) {
        this.llama = llama;
        this.basis = basis;
        this.result = result;
    }

    void write(Path folder) {
        List<Lesson> lessons = basis.view().lessons();
        Set<String> patients = new TreeSet<>();
        lessons.forEach(l -> patients.addAll(AdapterCard.names(l.subject())));
        new AdapterCard(
                        AdapterCard.reading(llama),
                        patients,
                        prompt(lessons.get(0)),
                        basis.plan().words(),
                        AdapterCard.versions(llama.model().runtime().versions()),
                        facts(lessons))
                .write(folder);
    }

    private String prompt(Lesson lesson) {
        String text = basis.view()
                .question(lesson)
                .prompt()
                .map(llama.template()::render)
                .orElseThrow();
        return AdapterCard.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> facts(List<Lesson> lessons) {
        FinetuneState state = result.state();
        Map<String, String> facts = new TreeMap<>();
        facts.put("lessons", "" + lessons.size());
        facts.put(
                "patients",
                ""
                        + lessons.stream()
                                .map(l -> l.subject().info().patientId())
                                .distinct()
                                .count());
        facts.put(
                "slices",
                ""
                        + lessons.stream()
                                .map(l -> l.subject().id() + " " + l.slice())
                                .distinct()
                                .count());
        facts.put("steps", "" + state.step);
        facts.put("kept-step", "" + result.kept());
        facts.put("images-seen", "" + state.images);
        facts.put("tokens-learnt", "" + state.learnt);
        facts.put("seed", "" + basis.seed());
        facts.put("notes", String.join("; ", basis.plan().notes()));
        return facts;
    }
}
