package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {
    private static final List<String> COLUMNS = List.of("loss", "validation-dice");

    @TempDir
    Path folder;

    @Test
    void rowsAfterTheCheckpointAndTornRowsAreDropped() throws IOException {
        Path file = folder.resolve("curves.csv");
        Curves curves = Curves.resume(file, COLUMNS, 0);
        curves.append(1, List.of(Optional.of(.75), Optional.empty()));
        curves.append(2, List.of(Optional.of(1e-9), Optional.of(.5)));
        curves.append(3, List.of(Optional.of(.25), Optional.empty()));
        Files.writeString(file, "4,0.1", StandardOpenOption.APPEND);
        Curves.resume(file, COLUMNS, 2).append(3, List.of(Optional.of(.3), Optional.empty()));
        assertEquals("step,loss,validation-dice\n1,0.75,\n2,1.0E-9,0.5\n3,0.3,\n", Files.readString(file));
        Files.writeString(file, "4,0.1", StandardOpenOption.APPEND);
        Curves.resume(file, COLUMNS, 9);
        assertEquals("step,loss,validation-dice\n1,0.75,\n2,1.0E-9,0.5\n3,0.3,\n", Files.readString(file));
        Curves.resume(file, COLUMNS, 0);
        assertEquals("step,loss,validation-dice\n", Files.readString(file));
    }

    @Test
    void otherColumnsAreRefused() {
        Path file = folder.resolve("curves.csv");
        Curves.resume(file, COLUMNS, 0);
        TorchException e = assertThrows(TorchException.class, () -> Curves.resume(file, List.of("loss"), 1));
        assertTrue(e.getMessage().contains("step,loss,validation-dice"), e.getMessage());
    }
}
