package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a study file, or will be missed.
 *
 * @param line 1-based
 * @param severity how bad it is
 * @param message what, and what to do
 */
public record StudyProblem(int line, Severity severity, String message) {
    /** How bad a problem is. */
    public enum Severity {
        ERROR("Error"),
        WARNING("Warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** What a user reads. */
        public String word() {
            return word;
        }
    }

    /** The problems that the message of a refusal lists, one a line; those that name no line get another. */
    static List<StudyProblem> of(String message, String fileName, int otherwise) {
        Pattern place = Pattern.compile(Pattern.quote(fileName) + ":(\\d+): (.*)");
        List<StudyProblem> problems = new ArrayList<>();
        for (String text : message.split("\n")) {
            Matcher m = place.matcher(text);
            problems.add(
                    m.matches()
                            ? new StudyProblem(Integer.parseInt(m.group(1)), Severity.ERROR, m.group(2))
                            : new StudyProblem(otherwise, Severity.ERROR, text));
        }
        return problems;
    }
}
