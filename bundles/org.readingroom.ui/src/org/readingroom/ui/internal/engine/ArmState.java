package org.readingroom.ui.internal.engine;

import java.util.OptionalLong;

/**
 * How far an arm is.
 *
 * @param arm its id
 * @param stage what is done with it
 * @param done cases done
 * @param total cases in all; 0 where not known yet
 * @param answers how many answers came in this session
 * @param remaining seconds to go, where that can be told
 * @param detail a phrase: what a training says of itself, or why the arm ended early
 */
public record ArmState(
        String arm, Stage stage, long done, long total, long answers, OptionalLong remaining, String detail) {
    /** What is done with an arm. */
    public enum Stage {
        WAITING("waiting"),
        PREPARING("preparing"),
        READING("reading"),
        READ("read"),
        ENDED("ended early"),
        STOPPED("stopped");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** What a user reads. */
        public String word() {
            return word;
        }

        /** Whether nothing more is done with it in this session. */
        public boolean over() {
            return this == READ || this == ENDED || this == STOPPED;
        }
    }

    static ArmState waiting(String arm) {
        return new ArmState(arm, Stage.WAITING, 0, 0, 0, OptionalLong.empty(), "");
    }

    ArmState at(Stage newStage, String newDetail) {
        return new ArmState(arm, newStage, done, total, answers, OptionalLong.empty(), newDetail);
    }

    ArmState of(long newTotal) {
        return new ArmState(arm, stage, done, newTotal, answers, remaining, detail);
    }

    ArmState progressed(long newDone, long newTotal, long newAnswers, OptionalLong newRemaining) {
        return new ArmState(arm, stage, newDone, newTotal, newAnswers, newRemaining, detail);
    }

    ArmState saying(long newDone, long newTotal, OptionalLong newRemaining, String newDetail) {
        return new ArmState(arm, stage, newDone, newTotal, answers, newRemaining, newDetail);
    }

    /** 0 to 1. */
    public double share() {
        return stage == Stage.READ ? 1 : total <= 0 ? 0 : Math.min(1, done / (double) total);
    }
}
