package org.readingroom.api;

/**
 * Where long work reports its progress and learns that it was cancelled. Thread-safe.
 *
 * <p>Work checks {@link #checkCancelled()} between native calls and at least a few times a second elsewhere.
 */
public interface Monitor {
    /** A monitor that shows nothing and is never cancelled. */
    Monitor NONE = new Monitor() {
        @Override
        public void begin(String task, long total) {}

        @Override
        public void worked(long done) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * A new piece of work starts; the one before it is over.
     *
     * @param task what is done, a short phrase
     * @param total steps to come, or 0 where that is not known
     */
    void begin(String task, long total);

    /** So many more steps are done. */
    void worked(long done);

    /** Whether the user asked to stop. */
    boolean cancelled();

    /**
     * Returns unless the user asked to stop.
     *
     * @throws CancelledException where so
     */
    default void checkCancelled() {
        if (cancelled()) {
            throw new CancelledException();
        }
    }
}
