package org.readingroom.cli.internal.verbs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.readingroom.api.command.CommandException;
import org.readingroom.settings.UserFolder;

/**
 * The desktop product beside this installation.
 *
 * @param folder the product's folder
 * @param launcher the jar in it that starts Equinox
 */
public record DesktopProduct(Path folder, Path launcher) {
    /**
     * The product in the folder {@code desktop} of the installation, or where the system property
     * {@code readingroom.desktop} says.
     *
     * @throws CommandException where there is none
     */
    public static DesktopProduct find() {
        String named = System.getProperty("readingroom.desktop", "");
        Path folder = named.isBlank() ? folder("readingroom.install").resolve("desktop") : Path.of(named);
        Path plugins = folder.resolve("plugins");
        if (Files.isDirectory(plugins)) {
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(plugins, "org.eclipse.equinox.launcher_*.jar")) {
                for (Path launcher : found) {
                    return new DesktopProduct(folder, launcher);
                }
            } catch (IOException e) {
                throw CommandException.failed("cannot read " + plugins + ": " + e.getMessage(), e);
            }
        }
        throw CommandException.failed(
                "this installation has no desktop: nothing is in " + folder
                        + "; unpack the desktop product there, or use the headless verbs",
                null);
    }

    private static Path folder(String property) {
        return Path.of(System.getProperty(property, ".")).toAbsolutePath();
    }

    /** Where this desktop's framework keeps its files while it runs: one folder a process. */
    Path configuration() {
        String process = Long.toString(ProcessHandle.current().pid());
        return UserFolder.locate(System::getProperty).resolve("desktop").resolve("configuration-" + process);
    }

    /**
     * What starts it: the Java that runs this process, with the flags of {@code conf/jvm-desktop.options}. Its framework's
     * files and workspace lie in the user's folder, so that the product may be read-only.
     */
    List<String> commandLine() {
        return commandLine(UserFolder.locate(System::getProperty), configuration());
    }

    /** As above, with another folder of the user's state and of the framework's files. */
    public List<String> commandLine(Path home, Path configuration) {
        Path engine = folder("readingroom.engine");
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (Path flags :
                List.of(engine.resolve("conf").resolve("jvm-desktop.options"), home.resolve("jvm-desktop.options"))) {
            if (Files.isReadable(flags)) {
                line.add("@" + flags);
            }
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            // SWT on macOS draws from the first thread or not at all.
            line.add("-XstartOnFirstThread");
        }
        line.add("-Dreadingroom.engine=" + engine);
        line.add("-Dreadingroom.install=" + folder("readingroom.install"));
        line.add("-Dreadingroom.home=" + home);
        line.addAll(List.of("-jar", launcher.toString()));
        line.addAll(List.of("-configuration", configuration.toString()));
        line.addAll(
                List.of("-data", home.resolve("desktop").resolve("workspace").toString()));
        return line;
    }
}
