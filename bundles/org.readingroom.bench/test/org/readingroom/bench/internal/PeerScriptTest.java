package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;

/** The peer's own script, in a Python without packages and, where one is named, in one with them. */
class PeerScriptTest {
    private static final String VARIABLE = "READINGROOM_BENCH_PYTHON";

    @TempDir
    Path folder;

    private static Stream<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(p -> Path.of(p, program))
                .filter(Files::isExecutable)
                .limit(1);
    }

    /** There is this test only where there is a Python: tests never need one. */
    @TestFactory
    Stream<DynamicTest> aMissingPackageIsNamed() {
        return onPath("python3")
                .map(python -> DynamicTest.dynamicTest("with " + python, () -> {
                    // With -S Python sees no installed package at all.
                    Path environment =
                            FakeEnvironment.running(folder.resolve("venv"), "exec " + python + " -S \"$@\"\n");
                    for (BenchSubject subject : BenchSubject.values()) {
                        PeerException e = assertThrows(
                                PeerException.class, () -> Peer.start(environment, subject, folder, Monitor.NONE));
                        assertTrue(e.getMessage().contains("No module named 'numpy'"), e.getMessage());
                    }
                }));
    }

    /** There is this test only where the variable names a virtual environment of the peer. */
    @TestFactory
    Stream<DynamicTest> thePeerAgreesWithOurs() {
        return Stream.ofNullable(System.getenv(VARIABLE))
                .map(environment -> DynamicTest.dynamicTest("in " + environment, () -> compare(Path.of(environment))));
    }

    private void compare(Path environment) {
        Grid small = new Grid(48, 40, 31, Affine.of(-1, 0, 0, 0, 0, -1, 0, 39, 0, 0, 1.5, 0));
        BenchCase subject = new SyntheticCase(small).write(folder);
        for (Workload work : List.of(
                new ReadWorkload(subject), new WriteWorkload(subject, folder), new ImagingWorkload(subject, folder))) {
            BenchSubject word = work instanceof ImagingWorkload ? BenchSubject.IMAGING : BenchSubject.NIFTI;
            try (Peer peer = Peer.start(environment, word, folder, Monitor.NONE)) {
                assertTrue(peer.versions().containsKey("nibabel"), peer.versions()::toString);
                work.repeat();
                Agreement agreement = work.check(peer.ask(work.request(), true).path("values"));
                assertTrue(agreement.agrees(), work.title() + ": " + agreement.text());
            }
        }
    }

    @Test
    void ofOursAndThePeersValuesADifferenceIsSeen() throws java.io.IOException {
        BenchCase subject = new SyntheticCase(new Grid(12, 10, 8, Affine.scaling(1, 1, 1))).write(folder);
        ReadWorkload read = new ReadWorkload(subject);
        read.repeat();
        var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        long[] crc = subject.files().stream()
                .mapToLong(f ->
                        Checksum.of(org.readingroom.nifti.NiftiReader.read(f).volume()))
                .toArray();
        assertTrue(read.check(mapper.valueToTree(java.util.Map.of("crc", crc))).agrees());
        crc[4]++;
        assertEquals(
                new Agreement(false, "every voxel of 4 of 5 volumes is equal (by checksum)"),
                read.check(mapper.valueToTree(java.util.Map.of("crc", crc))));
        assertTrue(!read.check(mapper.readTree("{}")).agrees());
    }
}
