package org.readingroom.run;

/**
 * A share of the cases of a run, so that several machines read one study side by side.
 *
 * @param number which share, from 1
 * @param count how many shares there are
 */
public record Shard(int number, int count) {
    /** All cases. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (count < 1 || number < 1 || number > count) {
            throw new RunException("shard " + number + "/" + count + ": give i/n with i from 1 to n, such as 1/4");
        }
    }

    /** Reads {@code i/n}. */
    public static Shard parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return new Shard(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
            }
        } catch (NumberFormatException e) {
            throw new RunException("shard '" + text + "': give i/n, such as 1/4", e);
        }
        throw new RunException("shard '" + text + "': give i/n, such as 1/4");
    }

    /** Whether the case at an index of the cohort's sorted list is of this share. */
    public boolean takes(int index) {
        return index % count == number - 1;
    }

    /** Whether this is all. */
    public boolean whole() {
        return count == 1;
    }

    /** What is added to file names; empty for the whole. */
    String suffix() {
        return whole() ? "" : ".shard-" + number + "-of-" + count;
    }
}
