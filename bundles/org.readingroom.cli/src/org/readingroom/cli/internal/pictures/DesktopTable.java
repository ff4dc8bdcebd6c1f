package org.readingroom.cli.internal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.readingroom.api.Monitor;
import org.readingroom.api.command.CommandException;
import org.readingroom.bench.BenchTable;
import org.readingroom.cli.internal.verbs.DesktopProduct;

/** {@code bench desktop}: how long the desktop takes for what a user waits for, measured in the desktop itself. */
@Component(service = BenchTable.class)
public final class DesktopTable implements BenchTable {
    @Override
    public String word() {
        return "desktop";
    }

    @Override
    public String title() {
        return "What a user of the desktop waits for, on a screen that nobody sees: paints are counted from their"
                + " beginning to their end, steps until all three planes are painted, tables until they are drawn. With"
                + " --data a BraTS folder's cases are opened besides, each until its first slice is painted.";
    }

    @Override
    public List<String> columns() {
        return List.of("what", "unit", "median", "95th percentile", "longest", "times");
    }

    @Override
    public void measure(Optional<Path> data, Path folder, Consumer<List<String>> rows, Monitor monitor) {
        Path figures = folder.resolve("figures.txt");
        List<String> options = new ArrayList<>(List.of("-measure", figures.toString()));
        data.ifPresent(d -> options.addAll(List.of("-open", "brats=" + d.toAbsolutePath())));
        UnseenDesktop desktop = new UnseenDesktop(DesktopProduct.find(), folder.resolve("home"));
        try {
            if (desktop.run(options, monitor) != 0) {
                throw CommandException.failed(
                        "the desktop was not measured: " + String.join("; ", desktop.log()), null);
            }
            Files.readAllLines(figures).forEach(line -> rows.accept(List.of(line.split("\t", -1))));
        } catch (IOException e) {
            throw CommandException.failed("the desktop was not measured: " + e.getMessage(), e);
        }
    }
}
