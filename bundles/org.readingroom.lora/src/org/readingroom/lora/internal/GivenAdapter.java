package org.readingroom.lora.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.llama.read.LlamaReader;
import org.readingroom.llama.read.OpenLlama;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.peft.PeftAdapter;

/** A Llama that reads with an adapter which was trained elsewhere: it learns nothing, and refuses that adapter's patients. */
final class GivenAdapter implements Model {
    private static final int NAMED = 10;

    private final Path folder;
    private final LlamaReader reader;
    private final boolean allowed;
    private final String digest;
    private final Optional<AdapterCard> card;

    GivenAdapter(OpenLlama llama, LlamaLoraSettings settings) {
        this.folder = settings.adapter().orElseThrow().folder();
        this.allowed = settings.allowTrainingPatients();
        this.reader = new LlamaReader(llama, settings.base());
        try {
            this.card = AdapterCard.find(folder);
            card.ifPresent(c -> c.requireReading(llama, folder));
            reader.adapt(PeftAdapter.read(folder, llama.folder().config()));
            this.digest = AdapterCard.digest(folder);
        } catch (LoraException e) {
            reader.close();
            throw new ModelException(e.getMessage(), e);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public Capabilities capabilities() {
        return TunedLlama.trainable(reader.capabilities(), false);
    }

    @Override
    public void expect(List<Case> cases) {
        List<Case> seen = card.map(c -> c.trainedOn(cases)).orElse(List.of());
        if (!seen.isEmpty() && !allowed) {
            String names = seen.stream().limit(NAMED).map(Case::id).collect(Collectors.joining(", "));
            throw new ModelException(
                    "the adapter in " + folder + " was trained on " + seen.size() + " of the " + cases.size()
                            + " cases that it is to read: " + names + (seen.size() > NAMED ? " and others" : "")
                            + "; take their patients out of the part that is read, or say allow-training-patients:"
                            + " true, which"
                            + " is shown beside the answers");
        }
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> all = new TreeMap<>(reader.identity());
        all.put("adapter", digest);
        all.put("adapter-patients", card.isPresent() ? "known" : "unknown: it has no " + AdapterCard.FILE);
        if (allowed) {
            all.put("allow-training-patients", "true");
        }
        return all;
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        reader.read(request, sink, monitor);
    }

    @Override
    public void close() {
        reader.close();
    }
}
