package org.readingroom.api.data;

import org.readingroom.api.Monitor;
import org.readingroom.api.Plugin;

/**
 * Opens datasets of one kind of folder or file.
 *
 * @param <S> its settings, mostly a {@link org.readingroom.api.settings.Root}
 */
public interface DatasetPlugin<S extends Record> extends Plugin<S> {
    /**
     * Lists the cases; images are opened later, case by case.
     *
     * @throws DatasetException where nothing usable is found: what, where and what to do
     */
    Dataset open(S settings, Monitor monitor);
}
