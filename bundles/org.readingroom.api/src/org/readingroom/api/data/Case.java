package org.readingroom.api.data;

import java.util.Optional;

/** One patient's study. Opens its images when asked, and keeps none of them. */
public interface Case {
    /** What is known without opening an image. */
    CaseInfo info();

    /**
     * Reads a volume.
     *
     * @throws DatasetException where there is none of that name, or its file cannot be read
     */
    Volume volume(String name);

    /**
     * Reads the reference mask, empty where the case has none.
     *
     * @throws DatasetException where its file cannot be read, or its grid differs from the volumes'
     */
    Optional<LabelMap> reference();

    /**
     * Where the voxels of its volumes lie. The default reads the first volume by name.
     *
     * @throws DatasetException where it has no volume, or the file cannot be read
     */
    default Grid grid() {
        return volume(info().volumes().stream()
                        .findFirst()
                        .orElseThrow(() -> new DatasetException("case " + id() + " has no volume")))
                .grid();
    }

    /** The case id. */
    default String id() {
        return info().caseId();
    }
}
