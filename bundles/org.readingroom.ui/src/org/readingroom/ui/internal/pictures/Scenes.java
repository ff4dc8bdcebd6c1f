package org.readingroom.ui.internal.pictures;

import java.util.List;

/** The scenes of the documentation, in its order. */
final class Scenes {
    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                new CasesScene(),
                new ViewerScene(),
                new StudyScene(),
                new RunScene(),
                new ResultsScene(),
                new PatientScene(),
                new BenchScene(),
                new PluginsScene());
    }
}
