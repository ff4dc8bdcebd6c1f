package org.example.command.ranking;

import java.nio.file.Path;
import org.readingroom.api.settings.Setting;

/** The options and arguments: {@code rank RUN --metric dice --ascending}. */
public record RankingOptions(
        @Setting(value = "The folder of a run.", position = 0)
        Path run,

        @Setting(value = "The metric to rank by.", def = "dice")
        String metric,

        @Setting(value = "Whether less is better.", def = "false")
        boolean ascending) {}
