package org.readingroom.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bundle of this repository, as its folder says it.
 *
 * @param folder where it is
 * @param name the folder's name
 * @param symbolicName its Bundle-SymbolicName
 * @param exported the packages it exports
 * @param imported the packages it imports
 * @param own the packages it has sources of
 */
record SourceBundle(
        Path folder, String name, String symbolicName, Set<String> exported, Set<String> imported, Set<String> own) {
    /** The repository's root. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at;
    }

    /** Every bundle under one of the root's folders. */
    static List<SourceBundle> in(String... folders) throws IOException {
        Stream.Builder<SourceBundle> all = Stream.builder();
        for (String folder : folders) {
            try (Stream<Path> children = Files.list(root().resolve(folder))) {
                for (Path child : children.sorted().toList()) {
                    if (Files.exists(child.resolve("META-INF/MANIFEST.MF"))) {
                        all.add(read(child));
                    }
                }
            }
        }
        return all.build().toList();
    }

    /** Its Java sources; a fragment of libraries has none. */
    List<Path> javaFiles() throws IOException {
        Path src = folder.resolve("src");
        if (!Files.exists(src)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(src)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }

    private static SourceBundle read(Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            Attributes main = new Manifest(in).getMainAttributes();
            return new SourceBundle(
                    folder,
                    folder.getFileName().toString(),
                    main.getValue("Bundle-SymbolicName").split(";")[0].strip(),
                    packages(main.getValue("Export-Package")),
                    packages(main.getValue("Import-Package")),
                    sources(folder.resolve("src")));
        }
    }

    /** The package names of a header, without versions and directives; what is for named friends (tests) does not count. */
    private static Set<String> packages(String header) {
        if (header == null) {
            return Set.of();
        }
        String bare = header.replaceAll("\"[^\"]*\"", "");
        return Arrays.stream(bare.split(","))
                .filter(clause -> !clause.contains("x-friends"))
                .map(clause -> clause.split(";")[0].strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sources(Path src) throws IOException {
        if (!Files.exists(src)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(src)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(f -> src.relativize(f.getParent()).toString().replace(java.io.File.separatorChar, '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
