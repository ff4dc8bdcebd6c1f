package org.readingroom.ui.internal;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;

/**
 * A dataset as listed: no image has been read.
 *
 * @param name its own name
 * @param choice what it was opened with
 * @param subjects its cases, which open their images when asked
 * @param remarks what was odd and coped with, one sentence each
 */
public record OpenedDataset(String name, DatasetChoice choice, List<Case> subjects, List<String> remarks) {
    public OpenedDataset {
        subjects = List.copyOf(subjects);
        remarks = List.copyOf(remarks);
    }

    /** Id of the plugin it was opened with. */
    public String plugin() {
        return choice.plugin();
    }

    /** What is known of its cases without opening an image. */
    public List<CaseInfo> cases() {
        return subjects.stream().map(Case::info).toList();
    }

    /** The case of an id. */
    public Optional<Case> find(String caseId) {
        return subjects.stream().filter(c -> c.id().equals(caseId)).findFirst();
    }
}
