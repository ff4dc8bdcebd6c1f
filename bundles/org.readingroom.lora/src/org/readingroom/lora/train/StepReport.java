package org.readingroom.lora.train;

import java.util.SortedMap;
import org.readingroom.lora.ModuleGroup;

/**
 * What a step of the optimiser did.
 *
 * @param step how many were done, this one counted
 * @param rate the learning rate
 * @param loss of the window, on average over its learnt tokens
 * @param tokens of the window, padding not counted
 * @param gradientNorm of all gradients as one vector, before clipping
 * @param groups the same by group of modules
 */
public record StepReport(
        long step,
        double rate,
        LossSum loss,
        long tokens,
        double gradientNorm,
        SortedMap<ModuleGroup, GroupNorm> groups) {}
