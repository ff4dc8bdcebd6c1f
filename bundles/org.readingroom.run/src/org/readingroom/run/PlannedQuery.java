package org.readingroom.run;

import java.util.Optional;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.Task;

/**
 * A query before it is asked.
 *
 * @param key the digest of all that makes its answer
 * @param task what is asked
 * @param slice the slice, where one is asked about
 * @param repeat 0-based
 */
record PlannedQuery(String key, Task<?> task, Optional<SliceRef> slice, int repeat) {}
