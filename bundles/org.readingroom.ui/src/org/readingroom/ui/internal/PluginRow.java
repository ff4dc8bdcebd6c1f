package org.readingroom.ui.internal;

/**
 * A plugin, or something installed that does not work.
 *
 * @param kind the kind's word, such as {@code dataset}; empty for a bundle or jar that does not work
 * @param id the plugin's id, or the bundle or jar
 * @param label for people
 * @param bundle symbolic name and version of the bundle that it comes from; empty for what does not work at all
 * @param version of the plugin
 * @param state whether it works
 * @param reason why not, and what to do; empty where it works
 */
public record PluginRow(
        String kind, String id, String label, String bundle, String version, State state, String reason) {
    /** Whether a plugin works. */
    public enum State {
        READY("ready"),
        UNAVAILABLE("unavailable"),
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** What a user reads. */
        public String word() {
            return word;
        }
    }
}
