package org.readingroom.ui.internal.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    @TempDir
    Path folder;

    @Test
    void quotedCellsHoldCommasQuotesAndLines() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.csv"), "arm,verdict,p\r\na,\"no, \"\"none\"\"\nat all\",\nb,,0.25\n");
        List<CsvRows.Row> rows = CsvRows.read(file);
        assertEquals(2, rows.size());
        assertEquals("no, \"none\"\nat all", rows.get(0).text("verdict"));
        assertTrue(Double.isNaN(rows.get(0).number("p")));
        assertEquals(0.25, rows.get(1).number("p"));
        assertEquals("", rows.get(1).text("there is no such column"));
    }

    @Test
    void fileThatIsNotThereHasNoRows() {
        assertEquals(List.of(), CsvRows.read(folder.resolve("none.csv")));
    }
}
