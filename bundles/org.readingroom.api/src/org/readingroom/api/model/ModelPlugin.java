package org.readingroom.api.model;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Plugin;

/**
 * Opens models of one kind.
 *
 * @param <S> its settings
 */
public interface ModelPlugin<S extends Record> extends Plugin<S> {
    /**
     * Opens a model; the caller closes it.
     *
     * @throws ModelException where it cannot be opened: what, where and what to do
     */
    Model open(S settings, ModelContext context);

    /**
     * The endpoint that its settings name, without credentials; empty for a model that asks no other process. The engine
     * lets a model use the network ({@link ModelContext#offline()} false) only where there is one, and asks this wherever
     * a study is checked.
     *
     * @throws ModelException where the endpoint may not be asked: no address, or one on another machine to which the
     *     study does not consent
     */
    default Optional<URI> endpoint(S settings) {
        return Optional.empty();
    }

    /**
     * The id of the model whose tuned form this one is: an arm of that model with {@code finetune:} is read by this one, whose
     * settings are that model's with {@code finetune} beside them. Empty for a model of its own.
     */
    default Optional<String> tunes() {
        return Optional.empty();
    }

    /**
     * What a training with these settings would be, presets filled in, for plans that open no model: {@code batch},
     * {@code accumulation}, {@code steps}, {@code epochs}, {@code lr} and others by their keys, in the order they are shown. Empty
     * for a model that does not learn, or says nothing beforehand.
     */
    default Map<String, String> training(S settings) {
        return Map.of();
    }
}
