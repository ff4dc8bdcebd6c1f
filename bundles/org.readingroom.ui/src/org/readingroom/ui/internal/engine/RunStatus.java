package org.readingroom.ui.internal.engine;

/** Where a run stands. */
public enum RunStatus {
    RUNNING("running"),
    STOPPING("stopping"),
    DONE("done"),
    INCOMPLETE("incomplete"),
    STOPPED("stopped"),
    FAILED("failed"),
    DIED("engine died");

    private final String word;

    RunStatus(String word) {
        this.word = word;
    }

    /** What a user reads. */
    public String word() {
        return word;
    }

    /** Whether its process is at work. */
    public boolean live() {
        return this == RUNNING || this == STOPPING;
    }

    /** Whether the same command would go on with it. */
    public boolean resumable() {
        return !live() && this != DONE;
    }

    /**
     * How a session ended.
     *
     * @param said the exit code that the engine said last; -1 where it said nothing, as it is killed or crashes
     * @param stopped whether it was asked to stop
     * @param error whether it said what went wrong
     */
    static RunStatus of(int said, boolean stopped, boolean error) {
        if (said == 0) {
            return DONE;
        }
        if (said == CANCELLED || said > 0 && stopped) {
            return STOPPED;
        }
        if (said < 0) {
            return stopped ? STOPPED : DIED;
        }
        return error ? FAILED : INCOMPLETE;
    }

    private static final int CANCELLED = 130;
}
