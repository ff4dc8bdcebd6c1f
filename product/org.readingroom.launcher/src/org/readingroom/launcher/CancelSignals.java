package org.readingroom.launcher;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import sun.misc.Signal;

/**
 * Turns Ctrl-C and a termination signal into a request to stop: the command ends cleanly and the process exits with 130. A
 * second signal ends the process at once.
 *
 * <p>Signals and not a shutdown hook: in a hook the process is already ending, so that a command that saves its work could
 * neither load classes that register hooks nor take its time.
 */
final class CancelSignals {
    private final AtomicReference<Runnable> cancel = new AtomicReference<>();
    private volatile boolean cancelled;

    private CancelSignals() {}

    static CancelSignals install() {
        CancelSignals signals = new CancelSignals();
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            try {
                Signal.handle(new Signal(name), signal -> signals.received());
            } catch (IllegalArgumentException e) {
                // Not a signal of this system, or kept by the JVM (-Xrs): the system's own handling stays.
                continue;
            }
        }
        return signals;
    }

    private void received() {
        Runnable running = cancel.get();
        if (cancelled || running == null) {
            Runtime.getRuntime().halt(Launcher.CANCELLED);
        }
        cancelled = true;
        running.run();
    }

    /**
     * Runs the command line; a signal meanwhile calls its {@link Runnable#run()}, which asks it to stop.
     *
     * @param commandLine takes the arguments and gives the exit code; is a {@link Runnable} too
     */
    int run(ToIntFunction<String[]> commandLine, String[] arguments) {
        cancel.set((Runnable) commandLine);
        int code = commandLine.applyAsInt(arguments);
        return cancelled && code != 0 ? Launcher.CANCELLED : code;
    }
}
