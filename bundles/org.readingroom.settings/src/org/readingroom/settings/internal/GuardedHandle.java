package org.readingroom.settings.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.readingroom.api.PluginException;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginHandle;

/** A plugin behind a guard that turns whatever it throws into an exception that names it. */
public final class GuardedHandle<P> implements PluginHandle<P> {
    private final PluginEntry entry;
    private final P plugin;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    private GuardedHandle(PluginEntry entry, P plugin, Runnable release) {
        this.entry = entry;
        this.plugin = plugin;
        this.release = release;
    }

    /**
     * Makes the plugin on offer.
     *
     * @throws PluginException where it cannot be made, or is not of the contract
     */
    public static <P> PluginHandle<P> open(Catalogue.Offer offer, Class<P> contract) {
        PluginEntry entry = offer.entry();
        Catalogue.Made made =
                guarded(entry, "cannot be made", () -> offer.maker().make());
        if (!contract.isInstance(made.plugin())) {
            made.release().run();
            throw new PluginException(name(entry) + " is not of the contract " + contract.getName()
                    + ": it was built against another version of it");
        }
        return new GuardedHandle<>(entry, contract.cast(made.plugin()), made.release());
    }

    @Override
    public PluginEntry entry() {
        return entry;
    }

    @Override
    public <R> R call(Function<P, R> use) {
        if (closed.get()) {
            throw new IllegalStateException(name(entry) + " was closed already");
        }
        return guarded(entry, "failed", () -> use.apply(plugin));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            guarded(entry, "failed when it was closed", () -> {
                release.run();
                return null;
            });
        }
    }

    private static <R> R guarded(PluginEntry entry, String what, Supplier<R> work) {
        try {
            return work.get();
        } catch (ReadingRoomException e) {
            throw e;
        } catch (LinkageError e) {
            throw new PluginException(
                    name(entry) + " " + what + ": " + told(e)
                            + "; it does not fit what is installed: update it or remove it",
                    e);
        } catch (RuntimeException | StackOverflowError e) {
            throw broken(entry, what, e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) {
            throw broken(entry, what, e);
        }
    }

    private static PluginException broken(PluginEntry entry, String what, Throwable e) {
        return new PluginException(
                name(entry) + " " + what + ": " + told(e)
                        + "; this is a defect of the plugin: report it to its authors, or remove it",
                e);
    }

    private static String told(Throwable e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    private static String name(PluginEntry entry) {
        return entry.kind().word() + " '" + entry.id() + "' " + entry.version() + " of " + entry.bundle();
    }
}
