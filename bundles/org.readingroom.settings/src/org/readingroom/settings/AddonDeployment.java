package org.readingroom.settings;

/**
 * The add-ons as the running framework holds them: what {@link Addons} has changed in the folders since the start is
 * taken in while it runs, where that is sound. An OSGi service.
 */
public interface AddonDeployment {
    /** When what was changed counts. */
    enum Effect {
        /** The framework holds what the folders hold; plugins have come and gone. */
        NOW,
        /** At the next start: native libraries, fragments and what others are wired to do not change hands at run time. */
        NEXT_START
    }

    /**
     * Makes the framework hold what the folders hold, or leaves all as it is where that needs a start. What cannot be
     * installed or started is named by {@link PluginRegistry#problems()}. Takes a while: never called on a user
     * interface's thread.
     */
    Effect apply();
}
