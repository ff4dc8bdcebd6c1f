package org.readingroom.api.model;

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
}
