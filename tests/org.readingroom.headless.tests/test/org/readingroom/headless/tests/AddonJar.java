package org.readingroom.headless.tests;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** An add-on of one class, compiled against the bundles of the distribution and packed into a jar by the test itself. */
final class AddonJar {
    private static final String COMMAND_COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
              <property name="readingroom.id" value="%2$s"/>
              <property name="readingroom.label" value="Made by a test"/>
              <property name="readingroom.version" value="1.0.0"/>
              <service scope="prototype"><provide interface="org.readingroom.api.command.Command"/></service>
              <implementation class="%1$s"/>
            </scr:component>
            """;
    private static final String COMMAND_SOURCE = """
            package addon.%1$s;
            import org.readingroom.api.Monitor;
            import org.readingroom.api.command.*;
            import org.readingroom.api.settings.*;
            public final class Verb implements Command<NoSettings> {
                public Class<NoSettings> settingsType() { return NoSettings.class; }
                public int run(NoSettings options, Console console, Monitor monitor) { %2$s }
            }
            """;
    private final Path work;

    AddonJar(Path work) {
        this.work = work;
    }

    /** Packs a verb {@code id} whose run method has the body given. */
    Path command(String id, String body) throws IOException {
        return jar(id, COMMAND_SOURCE.formatted(id, body), "Verb", "org.slf4j", null);
    }

    /** Packs the same with an import that nobody satisfies. */
    Path unresolvable(String id) throws IOException {
        return jar(id, COMMAND_SOURCE.formatted(id, "return 0;"), "Verb", "nowhere.to.be.found", null);
    }

    /** Packs a bundle whose activator throws. */
    Path throwingAtStart(String id) throws IOException {
        String source = """
                package addon.%s;
                public final class Start implements org.osgi.framework.BundleActivator {
                    public void start(org.osgi.framework.BundleContext c) { throw new IllegalStateException("no start"); }
                    public void stop(org.osgi.framework.BundleContext c) {}
                }
                """.formatted(id);
        return jar(id, source, "Start", "org.slf4j", "addon." + id + ".Start");
    }

    private Path jar(String id, String source, String type, String alsoImported, String activator) throws IOException {
        Path classes = compile(id, source, type);
        Path jar = work.resolve(id + ".jar");
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "addon." + id);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue(
                "Import-Package",
                "org.osgi.framework,org.readingroom.api,org.readingroom.api.command," + "org.readingroom.api.settings,"
                        + alsoImported);
        if (activator == null) {
            headers.putValue("Service-Component", "OSGI-INF/verb.xml");
        } else {
            headers.putValue("Bundle-Activator", activator);
        }
        String entry = "addon/" + id + "/" + type + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(Files.readAllBytes(classes.resolve(entry)));
            out.putNextEntry(new ZipEntry("OSGI-INF/verb.xml"));
            out.write(
                    COMMAND_COMPONENT.formatted("addon." + id + "." + type, id).getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private Path compile(String id, String source, String type) throws IOException {
        Path folder = Files.createDirectories(work.resolve(id));
        Path file = Files.writeString(folder.resolve(type + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> jars = new ArrayList<>();
        for (String part : List.of("plugins", "lib")) {
            try (var found = Files.list(Distribution.folder().resolve(part))) {
                found.filter(f -> f.toString().endsWith(".jar")).forEach(jars::add);
            }
        }
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("--release", "21", "-proc:none", "-cp", path, "-d", folder.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        if (!compiled) {
            throw new IllegalStateException(said.toString());
        }
        return folder;
    }
}
