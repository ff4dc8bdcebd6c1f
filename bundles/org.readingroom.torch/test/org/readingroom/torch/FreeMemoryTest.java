package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the system says of free memory, and what it says otherwise. */
class FreeMemoryTest {
    @Test
    void theHostsIsWhatProgramsCanHave() {
        assertEquals(
                OptionalLong.of(2048),
                FreeMemory.host(List.of("MemTotal:       9 kB", "MemFree: 1 kB", "MemAvailable:   2 kB")));
        assertEquals(OptionalLong.empty(), FreeMemory.host(List.of("MemFree: 1 kB")));
        assertEquals(
                Files.isReadable(Path.of("/proc/meminfo")), FreeMemory.host().isPresent());
        assertEquals(FreeMemory.host().isPresent(), FreeMemory.of(Device.cpu()).isPresent());
    }

    @Test
    void aGpuIsTheOneThatPyTorchIsShown() {
        assertEquals("1", FreeMemory.gpu(1, null));
        assertEquals("0", FreeMemory.gpu(0, " "));
        assertEquals("3", FreeMemory.gpu(1, "2, 3"));
        assertEquals("GPU-5a", FreeMemory.gpu(0, "GPU-5a"));
    }

    @Test
    void onlyANumberIsBelieved() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertEquals(OptionalLong.empty(), FreeMemory.answer(List.of("no-such-command-of-any-driver")));
        assertEquals(OptionalLong.empty(), FreeMemory.answer(List.of(java, "-version")));
        assertTrue(FreeMemory.answer(List.of(java, "--no-such-flag")).isEmpty());
    }
}
