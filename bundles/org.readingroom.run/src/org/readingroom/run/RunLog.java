package org.readingroom.run;

import java.util.Map;

/** Where a run says what it does; the same entries stand in {@code run.log}, on the console and in the Error Log. */
public interface RunLog {
    /** A log that nobody reads. */
    RunLog NONE = new RunLog() {
        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
    };

    /** Something worth knowing. */
    void info(String message);

    /** Something that may be wrong. */
    void warn(String message);

    /**
     * A fact for programs that follow a run: {@code arms}, {@code arm}, {@code arm-progress} and {@code answer}.
     *
     * @param fields strings, numbers, truth values, lists and maps of these
     */
    default void event(String kind, Map<String, ?> fields) {}
}
