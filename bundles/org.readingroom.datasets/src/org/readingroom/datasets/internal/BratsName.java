package org.readingroom.datasets.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a subject id of a BraTS challenge or of TCGA says of the patient and of where the scan was made. */
final class BratsName {
    /** 2017 to 2019, and our phantoms: challenge, site, patient, time point. */
    private static final Pattern SITED = Pattern.compile("(?i)(?:brats\\d\\d|phantom)_([a-z0-9]+)_([a-z0-9]+)_(\\d+)");

    /** 2023 on: challenge, patient, time point. */
    private static final Pattern TIMED = Pattern.compile("(?i)(brats-[a-z0-9]+-\\d+)-(\\d{3})");

    private static final Pattern TCGA = Pattern.compile("(?i)(tcga-[a-z0-9]{2})-[a-z0-9]{4}");

    private BratsName() {}

    /** The patient, whatever the year and the time point; a name of another form is its own patient. */
    static String patient(String id) {
        Matcher sited = SITED.matcher(id);
        if (sited.matches()) {
            return (sited.group(1) + "_" + sited.group(2)).toUpperCase(Locale.ROOT);
        }
        Matcher timed = TIMED.matcher(id);
        return timed.matches() ? timed.group(1) : id;
    }

    /** The site in a sited name, in capitals, such as {@code TCIA01}, {@code CBICA} or {@code 2013}. */
    static Optional<String> site(String id) {
        Matcher sited = SITED.matcher(id);
        return sited.matches() ? Optional.of(sited.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** The institution of a TCGA id, such as {@code TCGA-02}. */
    static Optional<String> institution(String id) {
        Matcher tcga = TCGA.matcher(id);
        return tcga.matches() ? Optional.of(tcga.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }
}
