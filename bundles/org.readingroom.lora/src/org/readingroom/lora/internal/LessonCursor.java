package org.readingroom.lora.internal;

import java.util.List;
import org.readingroom.api.model.Lesson;

/** Where a fine-tuning is among its lessons: windows of an order, epoch by epoch; a window ends with its epoch. */
final class LessonCursor {
    private final LessonOrder order;
    private final int window;
    private List<Lesson> epoch = List.of();
    private int epochAt = -1;

    /** @param window lessons of a step */
    LessonCursor(LessonOrder order, int window) {
        this.order = order;
        this.window = window;
    }

    /** The lessons of the next step; where an epoch is over, the state goes on to the next. */
    List<Lesson> next(FinetuneState state) {
        load(state.epoch);
        if (state.at >= epoch.size()) {
            state.epoch++;
            state.at = 0;
            load(state.epoch);
        }
        return epoch.subList(state.at, Math.min(state.at + window, epoch.size()));
    }

    private void load(int number) {
        if (epochAt != number) {
            epoch = order.epoch(number);
            epochAt = number;
        }
    }

    /** Epochs that were learnt, the present one in part. */
    double epochs(FinetuneState state) {
        if (state.step == 0) {
            return 0;
        }
        load(state.epoch);
        return state.epoch + state.at / (double) epoch.size();
    }
}
