package org.readingroom.site.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The p2 director, as it comes with Tycho: one process does a list of steps, without a network. */
final class Director {
    private static final int LONGEST_MINUTES = 5;

    private final Path work;
    private final Path site;
    private final List<String> steps = new ArrayList<>();

    /**
     * Nothing is done yet.
     *
     * @param work a folder for its project and what it says
     * @param site the zipped p2 site that it installs from
     */
    Director(Path work, Path site) {
        this.work = work;
        this.site = site;
    }

    /** Adds a step: installs and uninstalls units ({@code id} or {@code id/version}) in one go. */
    Director change(Desktop desktop, List<String> install, List<String> uninstall) {
        steps.add("<execution><id>" + desktop.folder().getFileName() + "</id><phase>package</phase>"
                + "<goals><goal>director</goal></goals><configuration>"
                + element("destination", desktop.folder().toString())
                + element("profile", Desktop.PROFILE)
                + element("repositories", "jar:" + site.toUri() + "!/")
                + element("installIUs", String.join(",", install))
                + (uninstall.isEmpty() ? "" : element("uninstallIUs", String.join(",", uninstall)))
                + "</configuration></execution>");
        return this;
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</" + name + ">";
    }

    /** Does the steps, in their order. */
    void run() throws IOException, InterruptedException {
        Path project = Files.createTempDirectory(work, "director");
        Files.writeString(
                project.resolve("pom.xml"),
                steps.stream()
                        .collect(Collectors.joining(
                                "",
                                "<project><modelVersion>4.0.0</modelVersion><groupId>director</groupId>"
                                        + "<artifactId>director</artifactId><version>1</version>"
                                        + "<packaging>pom</packaging><build><plugins><plugin>"
                                        + "<groupId>org.eclipse.tycho</groupId>"
                                        + "<artifactId>tycho-p2-director-plugin</artifactId>"
                                        + element("version", System.getProperty("readingroom.test.tycho"))
                                        + "<executions>",
                                "</executions></plugin></plugins></build></project>")));
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path maven = Path.of(System.getProperty("readingroom.test.maven"), "bin", windows ? "mvn.cmd" : "mvn");
        Path said = project.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        maven.toString(),
                        "-B",
                        "-o",
                        "-Dmaven.repo.local=" + System.getProperty("readingroom.test.repository"),
                        "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Of the build that this test runs in.
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_PROJECTBASEDIR"));
        Process process = builder.start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the director did not do it:\n" + Files.readString(said));
        }
    }
}
