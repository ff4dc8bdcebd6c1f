package org.readingroom.controls.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.tck.ModelContractTest;

class ImageCentreContractTest extends ModelContractTest<NoSettings> {
    @Override
    protected ModelPlugin<NoSettings> plugin() {
        return new ImageCentrePlugin();
    }

    @Test
    void pointsAtTheMiddleOfTheSlice() {
        try (Model model = ready()) {
            Map<String, Answer> answers = answers(model);
            String axial = answers.keySet().stream()
                    .filter(k -> k.contains("axial"))
                    .findFirst()
                    .orElseThrow();
            // 18 rows by 16 columns: the middle is between two pixels.
            assertEquals(List.of(new Answer.Value(new PixelPoint(8.5, 7.5))), List.of(answers.get(axial)));
        }
    }
}
