package org.readingroom.api.prompt;

import org.readingroom.api.Plugin;

/**
 * Makes prompt strategies.
 *
 * @param <S> its settings
 */
public interface PromptPlugin<S extends Record> extends Plugin<S> {
    /** A strategy with these settings. */
    PromptStrategy create(S settings);
}
