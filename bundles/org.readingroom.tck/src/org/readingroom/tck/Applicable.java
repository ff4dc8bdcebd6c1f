package org.readingroom.tck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Parts of a contract that hold for some plugins only: for the others there is no such test, rather than a skipped one. */
final class Applicable {
    private Applicable() {}

    /** The test, where it applies. */
    static Stream<DynamicTest> when(boolean applies, String name, Executable test) {
        return applies ? Stream.of(DynamicTest.dynamicTest(name, test)) : Stream.empty();
    }
}
