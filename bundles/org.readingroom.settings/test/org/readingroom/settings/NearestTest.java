package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("epochs", "batch", "dice", "bounding-box", "hd95", "brats");

    @ParameterizedTest
    @CsvSource({
        "epocs,epochs",
        "EPOCHS,epochs",
        "epohcs,epochs",
        "bounding,bounding-box",
        "hd59,hd95",
        "brats-folder,brats"
    })
    void aSlipIsFound(String word, String meant) {
        assertEquals(Optional.of(meant), Nearest.to(word, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"x", "learning-rate", "ab"})
    void anotherWordIsNot(String word) {
        assertEquals(Optional.empty(), Nearest.to(word, KNOWN));
    }

    @Test
    void tiesGoToTheFirstInTheAlphabet() {
        assertEquals("; did you mean 'cat'?", Nearest.hint("bat", List.of("hat", "cat")));
    }
}
