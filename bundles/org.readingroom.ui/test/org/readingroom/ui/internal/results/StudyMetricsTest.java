package org.readingroom.ui.internal.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StudyMetricsTest {
    @Test
    void listInBlocksGivesWayAndTheRestStays() {
        String study = """
                # über alles \uD83E\uDDE0
                name: x
                metrics:
                  - dice   # the first
                  - hd95
                # below
                report: { beside: liu2025 }
                """;
        assertEquals(
                """
                # über alles \uD83E\uDDE0
                name: x
                metrics: [dice, precision]
                # below
                report: { beside: liu2025 }
                """, StudyMetrics.replace(study, List.of("dice", "precision")).replaceFirst("\n+# below", "\n# below"));
    }

    @Test
    void listInBracketsGivesWayAndSettingsOfAMetricStay() {
        String study = "metrics: [dice, { id: surface-dice, tolerance: 2 }]\nseed: 1\n";
        assertEquals(
                "metrics: [{id: surface-dice, tolerance: 2}, hd95]\nseed: 1\n",
                StudyMetrics.replace(study, List.of("surface-dice", "hd95")));
    }

    @Test
    void listIsAddedWhereThereIsNone() {
        assertEquals("name: x\nmetrics: [dice]\n", StudyMetrics.replace("name: x", List.of("dice")));
    }

    @Test
    void listAtTheEndGivesWay() {
        assertEquals(
                "metrics: [hd95]",
                StudyMetrics.replace("metrics:\n- dice\n", List.of("hd95")).strip());
    }
}
