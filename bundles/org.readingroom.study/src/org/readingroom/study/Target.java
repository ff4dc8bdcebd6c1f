package org.readingroom.study;

import java.util.List;

/**
 * The region that a study calls the tumour, in the labels of BraTS: 1 necrotic and non-enhancing core, 2 oedema, 4 (2017 to
 * 2020) or 3 (2023) enhancing. The two years' labels do not collide, so that one list serves both.
 */
public enum Target {
    /** Whole tumour: every non-zero label. */
    WT(List.of()),
    /** Tumour core: all but oedema. */
    TC(List.of(1, 3, 4)),
    /** Enhancing tumour. */
    ET(List.of(3, 4));

    private final List<Integer> labels;

    Target(List<Integer> labels) {
        this.labels = labels;
    }

    /** The labels that belong; empty for every non-zero one. */
    public List<Integer> labels() {
        return labels;
    }
}
