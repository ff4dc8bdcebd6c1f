package org.readingroom.api.data;

import java.util.List;

/** A source of cases; knows nothing of models. */
public interface Dataset {
    /** A short name, such as the folder's. */
    String name();

    /** Its cases, sorted by case id, each id once. */
    List<Case> cases();

    /** What was odd and coped with (a missing modality, an odd file name), one sentence each, for the run's log. */
    default List<String> remarks() {
        return List.of();
    }
}
