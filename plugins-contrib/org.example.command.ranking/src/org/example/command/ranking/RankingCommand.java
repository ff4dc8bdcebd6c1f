package org.example.command.ranking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.Monitor;
import org.readingroom.api.PluginId;
import org.readingroom.api.command.Command;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.command.Console;

/** Ranks the arms of a run by their cohort score on the test patients, failures as wrong, from its {@code scores.csv}. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "rank", label = "Rank the arms of a run by a metric")
public final class RankingCommand implements Command<RankingOptions> {
    private record Line(String arm, String task, String frame, double score) {}

    @Override
    public Class<RankingOptions> settingsType() {
        return RankingOptions.class;
    }

    @Override
    public int run(RankingOptions options, Console console, Monitor monitor) {
        Path file = options.run().resolve("scores.csv");
        List<Line> lines = new ArrayList<>();
        for (String row : rows(file)) {
            monitor.checkCancelled();
            // arm,split,case,metric,task,frame,unit,rule,value,defined,total
            String[] cell = row.split(",", -1);
            if (cell.length == 11
                    && cell[1].equals("test")
                    && cell[2].equals("*")
                    && cell[3].equals(options.metric())
                    && cell[7].equals("failures-as-wrong")
                    && !cell[8].isEmpty()) {
                lines.add(new Line(cell[0], cell[4], cell[5], score(file, row, cell[8])));
            }
        }
        if (lines.isEmpty()) {
            throw CommandException.badInput(file + " holds no score of the test patients by '" + options.metric()
                    + "'; name one of its metrics with --metric");
        }
        Comparator<Line> order = Comparator.comparingDouble(Line::score);
        lines.sort(options.ascending() ? order : order.reversed());
        for (Line line : lines) {
            console.print(
                    String.format(Locale.ROOT, "%8.4f  %s  (%s, %s)", line.score, line.arm, line.task, line.frame));
            console.event("rank", Map.of("arm", line.arm, "task", line.task, "frame", line.frame, "value", line.score));
        }
        return DONE;
    }

    private static double score(Path file, String row, String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw CommandException.badInput(file + ": '" + cell + "' is no number, in the line " + row);
        }
    }

    private static List<String> rows(Path file) {
        if (!Files.isRegularFile(file)) {
            throw CommandException.badInput(file + " is not there; give the folder of a run that was scored");
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw CommandException.failed(file + " cannot be read: " + e, e);
        }
    }
}
