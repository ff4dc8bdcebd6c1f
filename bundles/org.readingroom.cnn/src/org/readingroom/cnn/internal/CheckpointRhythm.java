package org.readingroom.cnn.internal;

/**
 * When a checkpoint is due: at every so many steps, and besides at the end of an epoch that ends two minutes or more after
 * the last one. So a kill costs at most that many steps, and of slow epochs at most one.
 */
final class CheckpointRhythm {
    private static final long MINUTES_2 = 120_000_000_000L;
    private final int steps;
    private long savedStep;
    private long savedAt = System.nanoTime();

    CheckpointRhythm(int steps) {
        this.steps = steps;
    }

    boolean dueAtStep(long step) {
        return step - savedStep >= steps;
    }

    boolean dueAtEpoch(long step) {
        return dueAtStep(step) || System.nanoTime() - savedAt >= MINUTES_2;
    }

    void saved(long step) {
        savedStep = step;
        savedAt = System.nanoTime();
    }
}
