package org.readingroom.api.model;

import java.util.List;
import java.util.Optional;

/**
 * Queries to be read together, and how.
 *
 * @param queries at least one, keys distinct
 * @param decoding how tokens are chosen; ignored by volume models
 * @param constraint what form the text must have, where one is set
 * @param continuations texts whose log-probability is wanted after the prompt and the prefix, such as {@code "0", "1", "2"};
 *     empty for none
 * @param prefix what the answer is taken to begin with before a continuation, such as {@code "Choice: "}; it conditions the
 *     continuations only, never the free answer
 */
public record ReadRequest(
        List<Query> queries,
        Decoding decoding,
        Optional<Constraint> constraint,
        List<String> continuations,
        String prefix) {
    /** A request whose continuations follow the prompt directly. */
    public ReadRequest(
            List<Query> queries, Decoding decoding, Optional<Constraint> constraint, List<String> continuations) {
        this(queries, decoding, constraint, continuations, "");
    }

    public ReadRequest {
        queries = List.copyOf(queries);
        continuations = List.copyOf(continuations);
        if (queries.isEmpty()) {
            throw new ModelException("a read request holds at least one query");
        }
        if (queries.stream().map(Query::key).distinct().count() != queries.size()) {
            throw new ModelException("the keys of a read request are distinct");
        }
    }

    /** Queries to a volume model: no decoding to choose. */
    public static ReadRequest of(List<Query> queries) {
        return new ReadRequest(queries, Decoding.GREEDY, Optional.empty(), List.of());
    }
}
