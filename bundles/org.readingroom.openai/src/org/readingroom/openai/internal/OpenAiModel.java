package org.readingroom.openai.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.grammar.Grammar;

/** A model behind an endpoint: each query a chat completion, several in flight. */
final class OpenAiModel implements Model {
    /** Queries taken at once for each request in flight, so that a slow one holds up few. */
    private static final int AHEAD = 4;

    private final OpenAiSettings settings;
    private final Endpoint endpoint;
    private final ServerProbe.Server server;
    private final Line line;
    private final Asker asker;
    private final ServerSays says;
    private final ChatBody bodies;
    private final ContinuationScorer scorer;

    OpenAiModel(
            OpenAiSettings settings,
            Endpoint endpoint,
            ApiKey key,
            ServerProbe.Server server,
            Line line,
            Waiter waiter) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.server = server;
        this.line = line;
        this.asker = new Asker(line, waiter, settings.retries());
        this.says = new ServerSays(endpoint, key, settings.model());
        this.bodies = new ChatBody(settings.model(), server.kind(), settings.sendSeed());
        this.scorer = new ContinuationScorer(server.kind().scoring(), bodies, settings.topTokens());
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Capabilities.Input.PROMPTS,
                Set.of(),
                settings.maxImages(),
                settings.logProbabilities(),
                server.kind().scoring() != ServerKind.Scoring.NONE,
                server.kind().constraints(),
                settings.inFlight() * AHEAD,
                false,
                settings.positions().map(OpenAiSettings.Positions::coordinates));
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>();
        identity.put("base", settings.model());
        identity.put("endpoint", endpoint.base().toString());
        identity.put("server", server.kind().word());
        identity.put("server-version", server.version());
        identity.put("digest", server.digest());
        identity.put("image", "png, base64, as given");
        identity.put("template", "the server's");
        return identity;
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        monitor.checkCancelled();
        Optional<ConstraintProof> proof = request.constraint().map(this::proof);
        new InFlight(settings.inFlight())
                .each(request.queries(), monitor, (query, watch) -> answer(query, request, proof, sink, watch));
    }

    private ConstraintProof proof(Constraint constraint) {
        return new ConstraintProof(constraint, Grammar.of(constraint), server);
    }

    private void answer(
            Query query, ReadRequest request, Optional<ConstraintProof> proof, AnswerSink sink, Monitor watch) {
        Prompt prompt = query.prompt()
                .orElseThrow(() -> new ModelException("query " + query.key() + " to a prompted model has no prompt"));
        requireImages(query.key(), ChatBody.images(prompt));
        try {
            Answer answer = asked(query, prompt, request, proof, sink, watch);
            watch.checkCancelled();
            sink.answer(query.key(), answer);
        } catch (Retryable e) {
            watch.checkCancelled();
            sink.failed(query.key(), e.getMessage());
        }
    }

    private Answer asked(
            Query query,
            Prompt prompt,
            ReadRequest request,
            Optional<ConstraintProof> proof,
            AnswerSink sink,
            Monitor watch)
            throws Retryable {
        ObjectNode body = bodies.of(prompt, request.decoding(), query.seed());
        proof.ifPresent(p -> ConstraintFields.add(body, p.constraint(), p.grammar(), server));
        if (settings.logProbabilities()) {
            body.put("logprobs", true);
            body.put("top_logprobs", 1); // without it the Python server of llama.cpp gives none at all
        }
        Said said = send(body, query, ChatBody.images(prompt) > 0, 0, sink, watch);
        if (said.refusal().isPresent()) {
            return said.refusal().get();
        }
        ChatReply reply = said.reply();
        proof.ifPresent(p -> p.require(reply.text(), reply.stop()));
        requireScored(reply);
        Map<String, Double> scores = scores(query, prompt, request, sink, watch);
        return reply.answer(settings.logProbabilities(), scores);
    }

    private void requireScored(ChatReply reply) {
        if (settings.logProbabilities() && !reply.scored() && !reply.text().isEmpty()) {
            throw new ModelException("the server at " + endpoint.base() + " gives no log-probabilities; remove"
                    + " log-probabilities from the model's settings");
        }
    }

    private Map<String, Double> scores(Query query, Prompt prompt, ReadRequest request, AnswerSink sink, Monitor watch)
            throws Retryable {
        int[] sent = {0};
        boolean images = ChatBody.images(prompt) > 0;
        return scorer.score(prompt, request.prefix(), request.continuations(), query.seed(), body -> {
            Said said = send(body, query, images, ++sent[0], sink, watch);
            if (said.refusal().isPresent()) {
                throw new Retryable(
                        "a continuation was not scored: " + said.refusal().get().reason());
            }
            return said.reply();
        });
    }

    /** A reply, or a refusal in its place. */
    private record Said(ChatReply reply, Optional<Answer.None> refusal) {}

    private Said send(ObjectNode body, Query query, boolean images, int part, AnswerSink sink, Monitor watch)
            throws Retryable {
        long seed = Backoff.mixed(query.seed(), part) ^ query.key().hashCode();
        return asker.ask(
                endpoint.api("chat/completions"),
                body,
                seed,
                reply -> {
                    Optional<Answer.None> refusal = says.refusal(reply, images);
                    if (refusal.isPresent()) {
                        return new Said(null, refusal);
                    }
                    ChatReply chat = ChatReply.of(reply.body());
                    chat.usage(settings.prices()).ifPresent(u -> sink.used(query.key(), u));
                    return new Said(chat, chat.refusal());
                },
                watch);
    }

    private void requireImages(String key, int images) {
        if (images > settings.maxImages()) {
            throw new ModelException("query " + key + " holds " + images + " images; max-images is "
                    + settings.maxImages() + ", raise it where the model takes more");
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
