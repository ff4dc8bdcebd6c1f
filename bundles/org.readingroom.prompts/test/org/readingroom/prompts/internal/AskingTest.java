package org.readingroom.prompts.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Plane;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptInput.Example;
import org.readingroom.tck.fixture.GridSlice;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.ModelQueries;
import org.readingroom.tck.fixture.TinyCohort;

class AskingTest {
    private final MemoryCase subject = TinyCohort.of(1, 1).get(0).withheld();
    private final GridSlice slice =
            GridSlice.middle(subject, subject.volume("flair").grid(), Plane.AXIAL);
    private final PromptImage image = ModelQueries.image(slice, "flair");

    private Prompt prompt(ImageOrder order, QueryImage query, List<PromptImage> images, List<Example> examples) {
        Wording wording = new Wording("For image [query image], what?", true);
        Asking asking = new Asking(wording, Map.of(), "You read scans.", order, query);
        return asking.prompt(new PromptInput(slice, images, examples));
    }

    private static String order(Prompt.Turn turn) {
        StringBuilder order = new StringBuilder();
        turn.parts().forEach(p -> order.append(p instanceof Prompt.Text ? 't' : 'i'));
        return order.toString();
    }

    @Test
    void imagesStandWhereTheyAreAskedFor() {
        List<PromptImage> two = List.of(image, image);
        assertEquals(
                "iit",
                order(prompt(ImageOrder.IMAGE_FIRST, QueryImage.LITERAL, two, List.of())
                        .turns()
                        .get(0)));
        assertEquals(
                "tii",
                order(prompt(ImageOrder.TEXT_FIRST, QueryImage.LITERAL, two, List.of())
                        .turns()
                        .get(0)));
        assertEquals(
                "tiit",
                order(prompt(ImageOrder.TEXT_FIRST, QueryImage.INLINE, two, List.of())
                        .turns()
                        .get(0)));
        assertEquals(
                "t",
                order(prompt(ImageOrder.TEXT_FIRST, QueryImage.LITERAL, List.of(), List.of())
                        .turns()
                        .get(0)));
    }

    @Test
    void theMarkIsSentLiterallyUnlessInline() {
        Prompt literal = prompt(ImageOrder.IMAGE_FIRST, QueryImage.LITERAL, List.of(image), List.of());
        assertTrue(literal.turns().get(0).parts().contains(new Prompt.Text("For image [query image], what?")));
        Wording without = new Wording("What?", true);
        assertThrows(
                PromptException.class,
                () -> new Asking(without, Map.of(), "", ImageOrder.IMAGE_FIRST, QueryImage.INLINE));
    }

    @Test
    void examplesAreTurnsBeforeTheQuestion() {
        Example example = new Example(List.of(image), "(1, 2)");
        Prompt p = prompt(ImageOrder.IMAGE_FIRST, QueryImage.LITERAL, List.of(image), List.of(example, example));
        assertEquals(5, p.turns().size());
        assertEquals(Prompt.Role.ASSISTANT, p.turns().get(3).role());
        assertEquals(p.turns().get(0), p.turns().get(4), "asked in the same words");
        assertEquals("You read scans.", p.system());
    }

    @Test
    void swappedLabelsAreAskedForAndReadBack() {
        ClassifySettings d = ClassifySettings.DEFAULT;
        ClassifySettings swapped =
                new ClassifySettings(d.text(), Optional.empty(), "", d.order(), d.queryImage(), true);
        ClassifyStrategy s = ClassifyStrategy.of("classify", swapped, "");
        assertTrue(
                s.asking().wording().text().contains("Low Grade Glioma (1), High Grade Glioma (0), or No Glioma (2)"));
        assertEquals(
                "ClassScore[label=1, positive=OptionalDouble.empty]",
                s.parse("Choice: 0", slice.frame()).value().orElseThrow().toString());
        assertTrue(
                s.parse("Choice: 0 (Low Grade Glioma)", slice.frame()).value().isEmpty(), "name against number");
        assertEquals(
                s.parse("Choice: High Grade Glioma", slice.frame()).value(),
                s.parse("Choice: 0", slice.frame()).value());
        assertEquals(
                s.form(slice.frame()).values().get(0),
                s.parse("Choice: 0", slice.frame()).value().orElseThrow());
    }
}
