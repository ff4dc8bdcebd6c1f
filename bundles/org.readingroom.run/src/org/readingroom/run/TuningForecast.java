package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What an arm would be tuned on, before a model is opened.
 *
 * @param arm the arm
 * @param lessons questions with a true answer, of training patients
 * @param patients how many patients they are of
 * @param cases how many cases
 * @param without slices that are left out, for they have no true answer
 * @param groups how many lessons each value of the balanced label has; one nameless group where none is balanced
 * @param validation questions about validation patients
 * @param images in each question
 * @param characters of the longest true answer
 * @param training what the model's plugin says of the training, by key; empty where it says nothing
 */
public record TuningForecast(
        String arm,
        int lessons,
        int patients,
        int cases,
        int without,
        Map<String, Integer> groups,
        int validation,
        int images,
        int characters,
        Map<String, String> training) {

    /** How many lessons an optimiser step takes; empty where the settings do not say. */
    public OptionalInt effectiveBatch() {
        OptionalInt batch = number("batch");
        return batch.isPresent()
                ? OptionalInt.of(batch.getAsInt() * number("accumulation").orElse(1))
                : OptionalInt.empty();
    }

    private OptionalInt number(String key) {
        String value = training.getOrDefault(key, "");
        return value.matches("[1-9][0-9]{0,8}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    /** Optimiser steps of an epoch over each lesson once; empty where the settings do not say. */
    public OptionalInt stepsPerEpoch() {
        return effectiveBatch().isPresent()
                ? OptionalInt.of(Math.ceilDiv(lessons, effectiveBatch().getAsInt()))
                : OptionalInt.empty();
    }

    /** Lines for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: tuned on %d questions, each of a slice of its own, about %d patient%s%s; %d image%s a question",
                arm,
                lessons,
                patients,
                patients == 1 ? "" : "s",
                cases == patients ? "" : " (" + cases + " cases)",
                images,
                images == 1 ? "" : "s"));
        if (without > 0) {
            lines.add("  left out: " + without + " slices without a true answer");
        }
        if (groups.size() > 1) {
            List<String> each = new ArrayList<>();
            groups.forEach((name, n) -> each.add(name + " " + n));
            lines.add("  groups that draws are balanced by: " + String.join(", ", each));
        }
        lines.add("  validation: " + validation + " questions");
        if (!training.isEmpty()) {
            List<String> set = new ArrayList<>();
            training.forEach((key, value) -> set.add(key + " " + value));
            lines.add("  training: " + String.join(", ", set));
        }
        effectiveBatch()
                .ifPresent(n -> lines.add("  effective batch: " + n + "; an epoch over each question once is "
                        + stepsPerEpoch().getAsInt() + " steps"));
        return lines;
    }
}
