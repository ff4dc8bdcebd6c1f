package org.readingroom.datasets;

/**
 * What is known of a synthetic patient.
 *
 * @param caseId such as {@code Phantom_NORTH_0001_1}
 * @param site {@code NORTH} or {@code SOUTH}: two scanners of different contrast, noise and field
 * @param grade the label a reader is scored against: {@code HGG} or {@code LGG}
 * @param biology the grade that the images were made to show; differs from {@code grade} in one patient of ten, so that
 *     no reader can be right in more than nine of ten but by knowing the labels
 * @param enhancement {@code ring} round necrosis, {@code nodular} or {@code none}
 * @param foci how many separate foci the tumour has
 * @param tiny whether it reaches no further than about 11 mm from its centre
 */
public record PhantomFacts(
        String caseId, String site, String grade, String biology, String enhancement, int foci, boolean tiny) {}
