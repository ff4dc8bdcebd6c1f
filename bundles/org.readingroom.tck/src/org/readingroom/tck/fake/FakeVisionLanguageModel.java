package org.readingroom.tck.fake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.Prompt;

/**
 * Says one of its sentences, chosen by the prompt and its images, and by the query's seed unless it decodes greedily. In
 * batches, streaming a token at a time (a word, a number or what stands between), the queries of a batch in turn, so that
 * what listens meets pieces of several answers mixed.
 *
 * <p>The chances of the settings are drawn by the query's seed too: a query whose transport fails does so each time a newly
 * opened model meets it first, and arrives when this model is asked again.
 */
public final class FakeVisionLanguageModel implements Model {
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\W");
    private static final String REFUSAL = "I can't help with reading medical images.";

    private final FakeVisionLanguageSettings settings;
    private final Set<String> met = new HashSet<>();
    private boolean closed;

    FakeVisionLanguageModel(FakeVisionLanguageSettings settings) {
        this.settings = settings;
    }

    @Override
    public Capabilities capabilities() {
        boolean scores = settings.logProbabilities();
        return new Capabilities(
                Capabilities.Input.PROMPTS,
                Set.of(),
                settings.maxImages(),
                scores,
                scores,
                Set.of("choices"),
                settings.batch(),
                false);
    }

    @Override
    public Map<String, String> identity() {
        return new TreeMap<>(Map.of("base", "fake", "settings", settings.toString()));
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        if (closed) {
            throw new ModelException("the fake vision language model was asked after it was closed");
        }
        request.constraint().filter(c -> !c.kind().equals("choices")).ifPresent(c -> {
            throw new ModelException("the fake vision language model obeys choices, not a constraint of " + c.kind());
        });
        List<Query> queries = request.queries();
        for (int from = 0; from < queries.size(); from += settings.batch()) {
            monitor.checkCancelled();
            List<Query> batch = queries.subList(from, Math.min(queries.size(), from + settings.batch()));
            readBatch(request, batch, sink, monitor);
        }
    }

    private void readBatch(ReadRequest request, List<Query> batch, AnswerSink sink, Monitor monitor) {
        Map<String, Answer.Text> open = new LinkedHashMap<>();
        for (Query query : batch) {
            if (met.add(query.key()) && chance(query.seed(), 1) < settings.transportErrors()) {
                sink.failed(query.key(), "the connection was reset (as the test asked)");
            } else {
                open.put(query.key(), answer(request, query));
            }
        }
        for (int at = 0; !open.isEmpty(); at++) {
            monitor.checkCancelled();
            for (String key : List.copyOf(open.keySet())) {
                List<String> tokens = tokens(open.get(key).text());
                if (at < tokens.size()) {
                    sink.streamed(key, tokens.get(at));
                } else {
                    sink.answer(key, open.remove(key));
                }
            }
        }
    }

    private Answer.Text answer(ReadRequest request, Query query) {
        Prompt prompt = query.prompt()
                .orElseThrow(() -> new ModelException("query " + query.key() + " to a prompted model has no prompt"));
        long content = content(prompt, query.key());
        Decoding decoding = request.decoding();
        long draw = decoding.temperature() == 0 ? content : content * 31 + query.seed();
        String whole = sentence(request.constraint(), draw);
        List<String> tokens = tokens(whole);
        boolean cut = tokens.size() > decoding.maxTokens();
        List<String> said = cut ? tokens.subList(0, decoding.maxTokens()) : tokens;
        Map<String, Double> continuations =
                settings.logProbabilities() ? continuations(request.continuations(), content) : Map.of();
        return new Answer.Text(
                String.join("", said),
                cut ? Answer.Stop.LENGTH : Answer.Stop.END,
                scored(said, content),
                continuations);
    }

    private String sentence(Optional<Constraint> constraint, long draw) {
        if (constraint.isPresent()) {
            List<String> choices = constraint.get().text().lines().toList();
            return choices.get((int) (chance(draw, 2) * choices.size()));
        }
        if (chance(draw, 3) < settings.refusals()) {
            return REFUSAL;
        }
        return settings.answers()
                .get((int) (chance(draw, 4) * settings.answers().size()));
    }

    private List<Answer.Token> scored(List<String> tokens, long content) {
        List<Answer.Token> scored = new ArrayList<>();
        for (int at = 0; settings.logProbabilities() && at < tokens.size(); at++) {
            scored.add(new Answer.Token(tokens.get(at), Math.log(1 - 0.9 * chance(content, 100 + at))));
        }
        return scored;
    }

    /** Log-probabilities that sum to less than one: some is left for whatever else might be said. */
    private static Map<String, Double> continuations(List<String> asked, long content) {
        Map<String, Double> weights = new LinkedHashMap<>();
        asked.forEach(c -> weights.put(c, 0.05 + chance(content, c.hashCode())));
        double sum = 0.1 + weights.values().stream().mapToDouble(w -> w).sum();
        weights.replaceAll((c, w) -> Math.log(w / sum));
        return weights;
    }

    /** A hash of all the words and pixels of a prompt. */
    private long content(Prompt prompt, String key) {
        long hash = prompt.system().hashCode();
        int images = 0;
        for (Prompt.Turn turn : prompt.turns()) {
            for (Prompt.Part part : turn.parts()) {
                hash = hash * 31
                        + switch (part) {
                            case Prompt.Text text -> text.text().hashCode();
                            case Prompt.Image image ->
                                java.util.Arrays.hashCode(image.image().bytes());
                        };
                images += part instanceof Prompt.Image ? 1 : 0;
            }
        }
        if (images > settings.maxImages()) {
            throw new ModelException(
                    "query " + key + " holds " + images + " images; this model takes " + settings.maxImages());
        }
        return hash;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (Matcher m = TOKEN.matcher(text); m.find(); ) {
            tokens.add(m.group());
        }
        return tokens;
    }

    /** A number from 0 to under 1 that looks drawn: the finaliser of SplitMix64. */
    private static double chance(long seed, long stream) {
        long z = seed + stream * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    @Override
    public void close() {
        closed = true;
    }
}
