package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.List;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;

/**
 * A run's files as the report's own code sees them.
 *
 * @param study the study's name
 * @param folder the run's folder
 * @param arms the arms, ceilings after them
 * @param scores as in {@code scores.csv}
 */
record StoredRunData(String study, Path folder, List<Arm> arms, List<ScoreRow> scores) implements RunData {}
