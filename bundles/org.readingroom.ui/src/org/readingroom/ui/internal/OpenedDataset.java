package org.readingroom.ui.internal;

import java.util.List;
import org.readingroom.api.data.CaseInfo;

/**
 * A dataset as listed: no image has been read.
 *
 * @param name its own name
 * @param plugin id of the plugin it was opened with
 * @param cases its cases
 * @param remarks what was odd and coped with, one sentence each
 */
public record OpenedDataset(String name, String plugin, List<CaseInfo> cases, List<String> remarks) {
    public OpenedDataset {
        cases = List.copyOf(cases);
        remarks = List.copyOf(remarks);
    }
}
