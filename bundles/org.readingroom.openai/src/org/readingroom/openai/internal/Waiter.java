package org.readingroom.openai.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.readingroom.api.Monitor;

/** Time, as the asking of a server sees it. */
interface Waiter {
    /** Now. */
    Instant now();

    /** Lets time pass. */
    void pause(Duration time, Monitor monitor);

    /** What a task gives within a limit; the task is cancelled where it takes longer or the monitor is cancelled. */
    <T> T await(Future<T> task, Duration limit, Monitor monitor) throws TimeoutException, ExecutionException;
}
