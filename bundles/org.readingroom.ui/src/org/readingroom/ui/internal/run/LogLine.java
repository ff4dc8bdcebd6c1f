package org.readingroom.ui.internal.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a run's log as people read it: the time of day here, a word where it is a warning, and what was said. */
final class LogLine {
    private static final Pattern LOGGED = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z) +(\\w+) +[\\w.$]+: (.*)");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private LogLine() {}

    /** The line; as it is where it is no line of the log. */
    static String of(String line) {
        return of(line, ZoneId.systemDefault());
    }

    static String of(String line, ZoneId zone) {
        Matcher logged = LOGGED.matcher(line);
        if (!logged.matches()) {
            return line;
        }
        String time = CLOCK.format(Instant.parse(logged.group(1)).atZone(zone));
        String level =
                switch (logged.group(2)) {
                    case "WARN" -> "warning: ";
                    case "ERROR" -> "error: ";
                    default -> "";
                };
        return time + "  " + level + logged.group(3);
    }
}
