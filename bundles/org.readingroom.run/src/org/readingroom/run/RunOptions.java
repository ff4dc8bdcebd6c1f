package org.readingroom.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is asked to do.
 *
 * @param study the study file
 * @param roots the folders of the roots that it names
 * @param out the run folder
 * @param arm the one arm to read; empty for all
 * @param shard the share of cases to read
 * @param acceptVersions go on although plugins have other versions than when the run was started
 */
public record RunOptions(
        Path study, Map<String, Path> roots, Path out, Optional<String> arm, Shard shard, boolean acceptVersions) {}
