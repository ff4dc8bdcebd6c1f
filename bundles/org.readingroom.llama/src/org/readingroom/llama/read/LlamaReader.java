package org.readingroom.llama.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.generate.AnswerGrammar;
import org.readingroom.llama.generate.Continuations;
import org.readingroom.llama.generate.GeneratedText;
import org.readingroom.llama.generate.Generator;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.text.ChatTemplate;
import org.readingroom.llama.text.Pieces;

/** Reads prompts with a Llama: prompts of a request in batches of as many images each, answers as they are whole. */
public final class LlamaReader implements Model {
    private static final int MOST_IMAGES = 16;

    private final OpenLlama llama;
    private final LlamaSettings settings;
    private final Optional<ImageMemory> images;

    /** A reader of an open model, which it closes. */
    public LlamaReader(OpenLlama llama, LlamaSettings settings) {
        this.llama = llama;
        this.settings = settings;
        this.images = llama.folder()
                .config()
                .vision()
                .map(v -> new ImageMemory(llama.model(), llama.images(), settings.images()));
    }

    /**
     * From now on reads with low-rank changes of the model's weights, in the place of those before; without any where there
     * are none.
     *
     * @param changes by the name within of the module
     * @throws LlamaException where one does not fit the model, which then reads as before
     */
    public void adapt(Map<String, LowRank> changes) {
        llama.model().runtime().run(() -> {
            llama.model().adapt(changes);
            images.ifPresent(ImageMemory::clear);
        });
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Capabilities.Input.PROMPTS,
                Set.of(),
                images.isPresent() ? MOST_IMAGES : 0,
                true,
                true,
                Set.of("regex", "json-schema", "choices"),
                settings.batch(),
                false,
                Optional.empty(),
                true);
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> all = new TreeMap<>();
        all.put("base", WeightDigest.of(llama.folder().path()));
        all.put("precision", llama.model().weights().precision().name().toLowerCase(java.util.Locale.ROOT));
        all.put("template", llama.template().identity());
        llama.folder().config().vision().ifPresent(v -> {
            all.putAll(llama.images().identity());
            all.put("capture", llama.variant().capture().name().toLowerCase(java.util.Locale.ROOT));
            all.put("row-mask", llama.variant().rowMask().name().toLowerCase(java.util.Locale.ROOT));
        });
        return all;
    }

    /**
     * A query whose prompt is ready.
     *
     * @param query the query
     * @param text the prompt as one text
     * @param ids as tokens
     * @param images in order
     */
    private record Ready(Query query, String text, long[] ids, List<PromptImage> images) {}

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        try {
            llama.model().runtime().run(() -> {
                Set<Integer> ends = llama.ends(settings.stop());
                Optional<AnswerGrammar> grammar =
                        request.constraint().map(c -> AnswerGrammar.of(c, llama.vocabulary(ends)));
                Map<Integer, List<Ready>> byImages = new LinkedHashMap<>();
                for (Query query : request.queries()) {
                    Ready ready = ready(query);
                    byImages.computeIfAbsent(ready.images().size(), n -> new ArrayList<>())
                            .add(ready);
                }
                byImages.values().forEach(group -> {
                    for (int from = 0; from < group.size(); from += settings.batch()) {
                        List<Ready> some = group.subList(from, Math.min(from + settings.batch(), group.size()));
                        read(some, request, new Form(ends, grammar), sink, monitor);
                    }
                });
            });
        } catch (LlamaException e) {
            throw new ModelException(e.getMessage(), e);
        }
    }

    /** What an answer may be, and the tokens that end it. */
    private record Form(Set<Integer> ends, Optional<AnswerGrammar> grammar) {}

    private Ready ready(Query query) {
        Prompt prompt = query.prompt()
                .orElseThrow(
                        () -> new ModelException("query " + query.key() + " has no prompt; this model is prompted"));
        String text = llama.template().render(prompt);
        return new Ready(query, text, llama.tokenizer().encode(text), ChatTemplate.imagesOf(prompt));
    }

    private void read(List<Ready> some, ReadRequest request, Form form, AnswerSink sink, Monitor monitor) {
        List<EncodedImages> encoded = new ArrayList<>();
        for (Ready r : some) {
            if (!r.images().isEmpty()) {
                encoded.add(images.orElseThrow(() -> new ModelException(llama.folder()
                                        .path() + " holds a model without a vision part; it can be shown no image"))
                        .get(r.images(), monitor));
            }
        }
        List<Pieces> pieces =
                some.stream().map(r -> new Pieces(llama.tokenizer())).toList();
        List<GeneratedText> texts = new Generator(llama.model(), form.ends())
                .generate(
                        some.stream().map(Ready::ids).toList(),
                        encoded,
                        request.decoding(),
                        some.stream().mapToLong(r -> r.query().seed()).toArray(),
                        form.grammar(),
                        (i, token) -> sink.streamed(
                                some.get(i).query().key(), pieces.get(i).next(token)),
                        monitor);
        for (int i = 0; i < some.size(); i++) {
            sink.streamed(some.get(i).query().key(), pieces.get(i).rest());
            List<EncodedImages> own = encoded.isEmpty() ? List.of() : List.of(encoded.get(i));
            Map<String, Double> scores = scores(some.get(i), request, own, monitor);
            sink.answer(some.get(i).query().key(), answer(texts.get(i), scores));
        }
        Set<EncodedImages> used = Collections.newSetFromMap(new IdentityHashMap<>());
        used.addAll(encoded);
        images.ifPresent(m -> m.trim(used));
    }

    private Map<String, Double> scores(Ready ready, ReadRequest request, List<EncodedImages> own, Monitor monitor) {
        if (request.continuations().isEmpty()) {
            return Map.of();
        }
        List<long[]> whole = request.continuations().stream()
                .map(c -> llama.tokenizer().encode(ready.text() + request.prefix() + c))
                .toList();
        double[] scores = new Continuations(llama.model()).score(whole, own, monitor);
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            all.put(request.continuations().get(i), scores[i]);
        }
        return all;
    }

    private Answer answer(GeneratedText text, Map<String, Double> scores) {
        List<Answer.Token> tokens = new ArrayList<>();
        Pieces pieces = new Pieces(llama.tokenizer());
        for (int i = 0; i < text.tokens().size(); i++) {
            boolean last = i == text.tokens().size() - 1;
            String piece = pieces.next(text.tokens().get(i)) + (last ? pieces.rest() : "");
            tokens.add(new Answer.Token(piece, text.logProbabilities().get(i)));
        }
        return new Answer.Text(
                llama.tokenizer().decode(text.ids()),
                text.ended() ? Answer.Stop.END : Answer.Stop.LENGTH,
                tokens,
                scores);
    }

    @Override
    public void close() {
        llama.model().runtime().run(() -> {
            images.ifPresent(ImageMemory::close);
            llama.close();
        });
    }
}
