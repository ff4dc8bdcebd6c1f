package org.readingroom.report.internal.table;

import java.util.List;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ScoreGroup;

/**
 * A column of ours: an arm, or the seeds of one, under one rule for failures.
 *
 * @param title how it is headed
 * @param members the arm, or one arm a seed
 * @param group whose scores stand in it
 * @param rule {@code failures-as-wrong} or {@code answered-only}
 */
record OurColumn(String title, List<RunData.Arm> members, ScoreGroup group, String rule) {}
