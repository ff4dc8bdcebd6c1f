package org.readingroom.metrics.conformance;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConformanceRunnerTest {
    @Test
    void all() {
        for (FamilyResult r : new ConformanceRunner(8).run(Path.of("/work/shared/conformance"))) {
            if (!r.known()) continue;
            System.out.println(r.family() + " cases " + r.cases() + " passed " + r.passed() + " failed " + r.failed() + " notimpl " + r.notImplemented() + " mandatoryNotRun " + r.mandatoryNotRun() + " ok " + r.ok());
            r.differences().forEach(d -> System.out.println("   " + d));
            r.keys().stream().filter(k -> k.notImplemented() > 0).forEach(k -> System.out.println("   - " + k));
        }
    }
}
