package org.readingroom.settings.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Makes small bundles out of the classes of the tests. */
final class TestJar {
    private static final String API =
            "org.readingroom.api;version=\"[1,2)\",org.readingroom.api.metric;version=\"[1,2)\","
                    + "org.readingroom.api.settings;version=\"[1,2)\",org.osgi.framework";
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    private TestJar() {}

    static TestJar bundle(String name, String version) {
        return new TestJar()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version);
    }

    static TestJar bare() {
        return new TestJar();
    }

    /** The bundle whose sources lie beside ours, from the classes that the tests run with. */
    static Path ours(String bundle, Class<?> member, Path folder) throws Exception {
        TestJar jar = new TestJar();
        Path manifest = Path.of("..", bundle, "META-INF", "MANIFEST.MF");
        Path classes = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        String prefix = bundle.replace('.', '/');
        if (Files.isDirectory(classes)) {
            jar.classesUnder(classes, prefix);
        } else {
            try (FileSystem zip = FileSystems.newFileSystem(classes)) {
                jar.classesUnder(zip.getPath("/"), prefix);
            }
        }
        jar.files.keySet().removeIf(f -> f.contains("/fixture/") || f.endsWith("Test.class"));
        try (InputStream in = Files.newInputStream(manifest)) {
            new Manifest(in).getMainAttributes().forEach((k, v) -> jar.header(k.toString(), v.toString()));
        }
        return jar.write(folder.resolve(bundle + ".jar"));
    }

    private void classesUnder(Path root, String prefix) throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve(prefix))) {
            for (Path file : all.filter(f -> f.toString().endsWith(".class")).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    TestJar header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    TestJar file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Our API imported, and these classes inside. */
    TestJar classes(Class<?>... classes) throws IOException {
        header("Import-Package", API);
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                files.put(name, in.readAllBytes());
            }
        }
        return this;
    }

    /** A component that publishes a class as a metric of an id. */
    TestJar metric(Class<?> type, String id) {
        String xml = "OSGI-INF/" + id + ".xml";
        headers.merge("Service-Component", xml, (a, b) -> a + "," + b);
        return file(xml, """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s">
                  <property name="readingroom.id" value="%s"/>
                  <property name="readingroom.label" value="Label of %s"/>
                  <property name="readingroom.version" value="2.0.0"/>
                  <service scope="prototype"><provide interface="org.readingroom.api.metric.MetricPlugin"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(id, id, id, type.getName()));
    }

    Path write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((k, v) -> manifest.getMainAttributes().putValue(k, v));
        Files.createDirectories(jar.getParent());
        try (var out = headers.isEmpty()
                ? new JarOutputStream(Files.newOutputStream(jar))
                : new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                new ByteArrayInputStream(file.getValue()).transferTo(out);
            }
            if (files.isEmpty() && headers.isEmpty()) {
                out.putNextEntry(new ZipEntry("nothing.txt"));
            }
        }
        return jar;
    }

    /** A zip of files under the names given. */
    static Path zip(Path zip, List<String> names, List<Path> contents) throws IOException {
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < names.size(); i++) {
                out.putNextEntry(new ZipEntry(names.get(i)));
                Files.copy(contents.get(i), out);
            }
        }
        return zip;
    }
}
