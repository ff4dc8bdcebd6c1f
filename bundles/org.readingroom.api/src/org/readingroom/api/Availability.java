package org.readingroom.api;

/**
 * Whether a plugin can work on this machine.
 *
 * @param ready true where it can
 * @param reason one sentence saying why not and what to do; empty where ready
 */
public record Availability(boolean ready, String reason) {
    /** It can. */
    public static final Availability READY = new Availability(true, "");

    public Availability {
        if (ready != reason.isBlank()) {
            throw new IllegalArgumentException("a reason is given where, and only where, a plugin is unavailable");
        }
    }

    /** It cannot, for the reason given. */
    public static Availability unavailable(String reason) {
        return new Availability(false, reason);
    }
}
