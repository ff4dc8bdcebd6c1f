package org.readingroom.settings.internal;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Boots a framework, starts bundles, and says what the registry says. Runs in a class loader that sees the framework's
 * jar and nothing of the tests, so that either framework may be on hand; hence the reflection.
 */
public final class FrameworkProbe implements Function<Map<String, String>, Map<String, List<String>>> {
    private static final String REGISTRY = "org.readingroom.settings.PluginRegistry";
    private static final String DEPLOYMENT = "org.readingroom.settings.AddonDeployment";

    /**
     * @param options framework properties; {@code bundles}: jars in the order they are started; {@code open}: ids of
     *     metrics to open and call; {@code resource}: NAME/FILE to look up in a bundle; {@code later}: FROM and TO, a file
     *     that is moved while the framework runs, after which the add-ons are applied
     */
    @Override
    public Map<String, List<String>> apply(Map<String, String> options) {
        Map<String, String> configuration = new HashMap<>(options);
        configuration.put("org.osgi.framework.bootdelegation", "javax.*,org.xml.*,org.w3c.*");
        Framework framework = ServiceLoader.load(
                        FrameworkFactory.class, getClass().getClassLoader())
                .findFirst()
                .orElseThrow()
                .newFramework(configuration);
        try {
            framework.start();
            List<Bundle> bundles = new ArrayList<>();
            for (String jar : options.get("bundles").split(File.pathSeparator)) {
                bundles.add(framework
                        .getBundleContext()
                        .installBundle(new File(jar).toURI().toString()));
            }
            for (Bundle bundle : bundles) {
                bundle.start(Bundle.START_TRANSIENT);
            }
            return told(framework, options);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            stop(framework);
        }
    }

    private static Map<String, List<String>> told(Framework framework, Map<String, String> options) throws Exception {
        // A refresh that takes the registry with it is under way in another thread; it ends with the service's return.
        ServiceReference<?> reference = registry(framework, Long.parseLong(options.getOrDefault("restarts", "0")));
        Object registry = framework.getBundleContext().getService(reference);
        Class<?> type = registry.getClass().getInterfaces()[0];
        Class<?> kinds = reference.getBundle().loadClass("org.readingroom.settings.PluginKind");
        Object metric = Arrays.stream(kinds.getEnumConstants())
                .filter(k -> k.toString().equals("METRIC"))
                .findFirst()
                .orElseThrow();
        Map<String, List<String>> told = new TreeMap<>();
        if (options.containsKey("later")) {
            told.put("before", strings(call(type, registry, "entries", metric)));
            told.put("effect", List.of(applied(framework, options.get("later").split(File.pathSeparator))));
        }
        told.put("entries", strings(call(type, registry, "entries", metric)));
        List<String> opened = new ArrayList<>();
        for (String id : options.getOrDefault("open", "").split(",")) {
            if (!id.isEmpty()) {
                opened.add(opened(type, registry, metric, id));
            }
        }
        told.put("opened", opened);
        told.put("problems", strings(call(type, registry, "problems")));
        told.put(
                "bundles",
                Arrays.stream(framework.getBundleContext().getBundles())
                        .map(b -> b.getSymbolicName() + " " + b.getVersion())
                        .toList());
        told.put("log", log(framework));
        String resource = options.getOrDefault("resource", "");
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (!resource.isEmpty() && bundle.getSymbolicName().equals(resource.split("/")[0])) {
                told.put("resource", List.of(String.valueOf(bundle.getResource(resource.split("/")[1]) != null)));
            }
        }
        return told;
    }

    private static String applied(Framework framework, String... fromTo) throws Exception {
        Files.createDirectories(Path.of(fromTo[1]).getParent());
        Files.move(Path.of(fromTo[0]), Path.of(fromTo[1]), StandardCopyOption.REPLACE_EXISTING);
        ServiceReference<?> reference = framework.getBundleContext().getServiceReference(DEPLOYMENT);
        Class<?> type = reference.getBundle().loadClass(DEPLOYMENT);
        return String.valueOf(call(type, framework.getBundleContext().getService(reference), "apply"));
    }

    private static ServiceReference<?> registry(Framework framework, long restarts) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < deadline) {
            // Asked in this order, so that what is found is not the one that the refresh is about to take away.
            boolean settled = restarts == 0 || isBack(framework);
            ServiceReference<?>[] found = framework.getBundleContext().getAllServiceReferences(REGISTRY, null);
            if (settled && found != null && framework.getBundleContext().getService(found[0]) != null) {
                return found[0];
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("no registry came");
    }

    private static boolean isBack(Framework framework) {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(b -> b.getSymbolicName().equals("acme.fragment"))
                .allMatch(b -> b.getState() == Bundle.RESOLVED);
    }

    private static List<String> log(Framework framework) throws Exception {
        ServiceReference<?>[] readers =
                framework.getBundleContext().getAllServiceReferences("org.osgi.service.log.LogReaderService", null);
        List<String> messages = new ArrayList<>();
        if (readers != null) {
            Class<?> type = readers[0].getBundle().loadClass("org.osgi.service.log.LogReaderService");
            Class<?> entries = readers[0].getBundle().loadClass("org.osgi.service.log.LogEntry");
            Object entry = call(type, framework.getBundleContext().getService(readers[0]), "getLog");
            for (Enumeration<?> all = (Enumeration<?>) entry; all.hasMoreElements(); ) {
                messages.add(String.valueOf(call(entries, all.nextElement(), "getMessage")));
            }
        }
        return messages;
    }

    private static String opened(Class<?> type, Object registry, Object metric, String id) throws Exception {
        Class<?> contract = (Class<?>) metric.getClass().getMethod("contract").invoke(metric);
        try {
            Object handle = call(type, registry, "open", metric, id, contract);
            Class<?> handles = handle.getClass().getInterfaces()[0];
            try {
                Function<Object, Object> use = plugin -> call(contract, plugin, "settingsType");
                return String.valueOf(call(handles, handle, "call", use));
            } finally {
                call(handles, handle, "close");
            }
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private static Object call(Class<?> type, Object target, String name, Object... arguments) {
        Method method = Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            FrameworkProbe.<RuntimeException>rethrow(e.getCause());
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable e) throws E {
        throw (E) e;
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(20_000);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
