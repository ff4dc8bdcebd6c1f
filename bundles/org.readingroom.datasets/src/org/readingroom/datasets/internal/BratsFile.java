package org.readingroom.datasets.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a BraTS folder, told by its name: {@code PREFIX_t1ce.nii.gz} (2017 to 2021) or {@code PREFIX-t1c.nii.gz}
 * (2023 on).
 *
 * @param path the file
 * @param prefix what stands before the role, mostly the case's name
 * @param role {@code t1}, {@code t1ce}, {@code t2}, {@code flair} or {@code seg}
 */
record BratsFile(Path path, String prefix, String role) {
    /** What the reference mask is called. */
    static final String MASK = "seg";

    /** Case 355 of 2020 ships its mask as {@code W39_1998.09.19_Segm}. */
    private static final Set<String> MASKS = Set.of(MASK, "segm");

    private static final Pattern NAME = Pattern.compile("(?i)(?:(.+)[_-])?([a-z0-9]+)\\.nii(\\.gz)?");

    /** The file, where its name tells a role; hidden files, as macOS leaves beside others, do not. */
    static Optional<BratsFile> of(Path path) {
        String name = path.getFileName().toString();
        Matcher m = NAME.matcher(name);
        if (name.startsWith(".") || !m.matches()) {
            return Optional.empty();
        }
        boolean mask = MASKS.contains(m.group(2).toLowerCase(Locale.ROOT));
        String prefix = m.group(1) == null ? "" : m.group(1);
        Optional<String> role = mask ? Optional.of(MASK) : Modality.of(m.group(2));
        return role.map(r -> new BratsFile(path, prefix, r));
    }

    boolean mask() {
        return role.equals(MASK);
    }

    boolean compressed() {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }
}
