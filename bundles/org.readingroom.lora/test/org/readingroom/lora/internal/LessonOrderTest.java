package org.readingroom.lora.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.model.Lesson;
import org.readingroom.lora.internal.FinetuneSettings.Balance;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.TinyCohort;

/** Epochs of lessons: five HGG patients with two slices each, two LGG patients with three. */
class LessonOrderTest {
    private final List<Lesson> lessons = new ArrayList<>();

    {
        int high = 0;
        int low = 0;
        for (MemoryCase subject : TinyCohort.of(14, 3)) {
            String group = subject.info().labels().get("grade");
            if (group.equals("HGG") ? high++ < 5 : low++ < 2) {
                for (int i = 0; i < (group.equals("HGG") ? 2 : 3); i++) {
                    lessons.add(new Lesson(
                            subject.id() + "/" + i, subject, new SliceRef(Plane.AXIAL, i), group, "Choice: 1"));
                }
            }
        }
    }

    private LessonOrder order(Balance balance) {
        return new LessonOrder(lessons, balance, 3407);
    }

    private static Map<String, Long> groups(List<Lesson> epoch) {
        return epoch.stream().collect(Collectors.groupingBy(Lesson::group, TreeMap::new, Collectors.counting()));
    }

    private static List<String> keys(List<Lesson> epoch) {
        return epoch.stream().map(Lesson::key).toList();
    }

    @Test
    void unbalancedEachComesOnce() {
        List<Lesson> epoch = order(Balance.NONE).epoch(0);
        assertEquals(16, epoch.size());
        assertEquals(16, new TreeSet<>(keys(epoch)).size());
        assertEquals(keys(epoch), keys(order(Balance.NONE).epoch(0)));
        assertNotEquals(keys(epoch), keys(order(Balance.NONE).epoch(1)));
    }

    @Test
    void byPatientTheSmallerClassHasAsManyPatients() {
        List<Lesson> epoch = order(Balance.PATIENT).epoch(0);
        // Five patients: each of the two twice, and one of them once more.
        assertEquals(Map.of("HGG", 10L, "LGG", 15L), groups(epoch));
        assertEquals(16, new TreeSet<>(keys(epoch)).size());
    }

    @Test
    void bySliceTheSmallerClassHasAsManySlices() {
        List<Lesson> epoch = order(Balance.SLICE).epoch(0);
        assertEquals(Map.of("HGG", 10L, "LGG", 10L), groups(epoch));
        assertTrue(groups(order(Balance.SLICE).epoch(1)).equals(groups(epoch)));
    }

    @Test
    void windowsEndWithTheirEpoch() {
        assertEquals(3, order(Balance.NONE).steps(1, 6));
        assertEquals(6, order(Balance.NONE).steps(2, 6));
        assertEquals(4, order(Balance.PATIENT).steps(1, 8));
    }
}
