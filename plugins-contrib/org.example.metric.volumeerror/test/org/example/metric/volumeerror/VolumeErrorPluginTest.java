package org.example.metric.volumeerror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.tck.MetricContractTest;

class VolumeErrorPluginTest extends MetricContractTest<NoSettings> {
    @Override
    protected MetricPlugin<NoSettings> plugin() {
        return new VolumeErrorPlugin();
    }

    @Test
    void isTheDifferenceInMillilitres() {
        Mask three = mask(true, true, true, false);
        Mask one = mask(false, false, false, true);
        TaskValues truth = TaskValues.NONE.with(Task.MASK, one);
        Comparison c = new Comparison("a", "a", Optional.empty(), Optional.empty(), Optional.of(three), truth);
        // Two voxels of 10 x 10 x 10 mm, 1 ml each, too many.
        assertEquals(2, metric().score(c), 1e-12);
        assertEquals(4, metric().failed(failure(c)), 1e-12);
    }

    private static Mask mask(boolean... bits) {
        return new Mask(new int[] {1, 2, 2}, new double[] {10, 10, 10}, bits);
    }
}
