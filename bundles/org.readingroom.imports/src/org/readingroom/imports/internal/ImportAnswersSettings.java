package org.readingroom.imports.internal;

import java.nio.file.Path;
import org.readingroom.api.settings.Setting;

/** Settings of imported answers. */
public record ImportAnswersSettings(
        @Setting(
                value = "Lines of JSON, each {\"case\": id, \"slice\": \"axial-077\", \"repeat\": 0, \"text\": the raw"
                        + " answer}, and \"stop\": \"length\" where a token limit cut it off. A run's answers/<arm>.jsonl"
                        + " is of this form.",
                identity = false)
        Path file,

        @Setting(
                value = "stop: a case, slice or repeat without an answer ends the arm, and cases are looked for before"
                        + " anything is read; mark: it counts as failed, and the report says so.",
                def = "stop")
        Lacking lacking) {}
