package org.readingroom.api.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.PreparedCase;

/**
 * What a model is given when it is opened.
 *
 * @param seed seeds its initialisation and draws
 * @param cache a folder it may keep derived files in; shared by processes
 * @param offline true unless the study names an endpoint: no network then
 * @param preparer prepares cases, for a model whose input is {@link Capabilities.Input#PREPARED}; others are refused
 * @param monitor is told how far opening is, which for a large model takes minutes, and may cancel it
 */
public record ModelContext(long seed, Path cache, boolean offline, CasePreparer preparer, Monitor monitor) {
    /** A context in which nobody waits for the opening. */
    public ModelContext(long seed, Path cache, boolean offline, CasePreparer preparer) {
        this(seed, cache, offline, preparer, Monitor.NONE);
    }

    /** A context in which nothing is prepared. */
    public ModelContext(long seed, Path cache, boolean offline) {
        this(seed, cache, offline, new NothingPrepared());
    }

    private static final class NothingPrepared implements CasePreparer {
        @Override
        public List<String> channels() {
            return List.of();
        }

        @Override
        public List<Integer> shape() {
            return List.of();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public PreparedCase prepare(Case subject, List<String> channels) {
            throw new ModelException("case " + subject.id() + " was to be prepared, and no preparer was given");
        }
    }
}
