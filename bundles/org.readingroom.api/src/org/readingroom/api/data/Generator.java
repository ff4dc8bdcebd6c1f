package org.readingroom.api.data;

/**
 * The program that made a dataset's cases, where they are not of patients.
 *
 * @param name such as {@code readingroom-phantom}
 * @param version changes whenever what it makes does
 * @param digest SHA-256 in hex of something that it makes, so that a change without a new version is found too
 */
public record Generator(String name, String version, String digest) {
    public Generator {
        if (name.isBlank() || version.isBlank() || !digest.matches("[0-9a-f]{64}")) {
            throw new DatasetException("a generator has a name, a version and a SHA-256 digest in hex, not '" + name
                    + "', '" + version + "', '" + digest + "'");
        }
    }

    @Override
    public String toString() {
        return name + " " + version + " (" + digest.substring(0, 12) + ")";
    }
}
