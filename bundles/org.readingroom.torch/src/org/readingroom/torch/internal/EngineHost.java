package org.readingroom.torch.internal;

import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.readingroom.api.Availability;
import org.readingroom.settings.UserFolder;
import org.readingroom.torch.TorchException;

/** The one engine of this process: chosen and loaded once, entered by every thread in the same way. */
public final class EngineHost {
    private static final String MISSING = "PyTorch's native libraries for " + Platforms.classifier()
            + " are not installed: add the feature org.readingroom.torch.natives (its bundle"
            + " org.readingroom.torch.natives.* for this platform), or register an installed PyTorch "
            + EmbeddedNatives.PYTORCH + " with 'readingroom natives install'";
    private static final ThreadLocal<Integer> PREPARED = new ThreadLocal<>();
    private static NativeFolder loaded;
    private static TorchException failed;
    private static int ownThreads;

    private EngineHost() {}

    /** Whether there are libraries to load. */
    public static synchronized Availability availability() {
        if (failed != null) {
            return Availability.unavailable(failed.getMessage());
        }
        Optional<NativeFolder> registered = Registration.locate();
        if (loaded == null && registered.isPresent() && !registered.get().present()) {
            return Availability.unavailable(registered.get().gone());
        }
        return loaded != null || registered.isPresent() || embedded().present()
                ? Availability.READY
                : Availability.unavailable(MISSING);
    }

    /** Whether the product's own libraries are there. */
    static Availability embeddedAvailability() {
        return embedded().present() ? Availability.READY : Availability.unavailable(MISSING);
    }

    /**
     * Loads the engine where that is not done yet.
     *
     * @throws TorchException where there is nothing to load or it cannot be; the same again at each further call
     */
    public static synchronized void start() {
        if (failed != null) {
            throw new TorchException(failed.getMessage(), failed);
        }
        if (loaded != null) {
            return;
        }
        NativeFolder natives = choose().orElseThrow(() -> new TorchException(MISSING));
        try {
            load(natives);
            loaded = natives;
        } catch (TorchException e) {
            failed = e;
            throw e;
        }
    }

    /** What is loaded. */
    public static synchronized NativeFolder natives() {
        if (loaded == null) {
            throw new IllegalStateException("the engine is not loaded");
        }
        return loaded;
    }

    private static Optional<NativeFolder> choose() {
        Optional<NativeFolder> registered = Registration.locate();
        if (registered.isPresent()) {
            if (!registered.get().present()) {
                throw new TorchException(registered.get().gone());
            }
            return registered;
        }
        return embedded().present() ? Optional.of(embedded().unpack(cache())) : Optional.empty();
    }

    private static EmbeddedNatives embedded() {
        return new EmbeddedNatives(EngineHost.class.getClassLoader(), Platforms.classifier());
    }

    private static Path cache() {
        return UserFolder.locate().resolve("cache").resolve("torch");
    }

    private static void load(NativeFolder natives) {
        configure(natives);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EngineHost.class.getClassLoader());
        try {
            ai.djl.engine.Engine.getEngine("PyTorch");
            ownThreads = JniUtils.getNumThreads();
        } catch (RuntimeException | LinkageError e) {
            throw refused(natives, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** DJL reads these when its classes are first used. */
    private static void configure(NativeFolder natives) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.default_engine", "PyTorch");
        System.setProperty("DJL_CACHE_DIR", cache().toString());
        System.setProperty("ENGINE_CACHE_DIR", cache().toString());
        Path folder = natives.embedded() ? natives.folder() : LinkedNatives.of(natives, cache());
        System.setProperty("PYTORCH_LIBRARY_PATH", folder.toString());
        System.setProperty("PYTORCH_VERSION", EmbeddedNatives.PYTORCH);
        System.setProperty("PYTORCH_FLAVOR", natives.flavor());
    }

    private static TorchException refused(NativeFolder natives, Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = firstLine(root);
        String advice = said.contains("already loaded")
                ? "they were loaded before by a part of the program that is gone; start it anew"
                : "install them anew, or remove the registration with 'readingroom natives remove'";
        return new TorchException(
                "PyTorch's libraries in " + natives.folder() + " (" + natives.origin() + ") cannot be loaded: " + said
                        + "; " + advice,
                e);
    }

    /**
     * Does work with this bundle's class loader as the thread's, gradients off and the number of threads set.
     *
     * @param threads 0 for PyTorch's own choice
     */
    public static <T> T enter(int threads, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        if (thread.isVirtual()) {
            throw new IllegalStateException("PyTorch keeps state per thread of the system; use a platform thread");
        }
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EngineHost.class.getClassLoader());
        try {
            prepare(threads == 0 ? ownThreads : threads);
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Gradient mode and the number of threads belong to a thread in PyTorch, and start as it likes. */
    private static void prepare(int threads) {
        Integer known = PREPARED.get();
        if (known == null) {
            JniUtils.setGradMode(false);
            // A graph that is rewritten after some calls would not give the same bits after a resume.
            JniUtils.setGraphExecutorOptimize(false);
        }
        if (known == null || known != threads) {
            JniUtils.setNumThreads(threads);
            PREPARED.set(threads);
        }
    }

    /** What runs, for the record of a run. */
    public static Map<String, String> versions(Devices.Choice device) {
        Map<String, String> versions = new TreeMap<>();
        versions.put("djl", EmbeddedNatives.DJL);
        versions.put("pytorch", ai.djl.engine.Engine.getEngine("PyTorch").getVersion());
        versions.put("flavor", natives().flavor());
        versions.put("libraries", natives().origin());
        versions.put("device", device.sentence());
        versions.put("threads", "" + JniUtils.getNumThreads());
        return versions;
    }

    /** The first line of what an exception says: PyTorch's go on with a stack of C++. */
    public static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
