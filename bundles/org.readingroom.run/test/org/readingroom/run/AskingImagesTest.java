package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.readingroom.api.model.Query;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.report.RunData;
import org.readingroom.study.StudyFile;

/** What a prompted model is shown. */
class AskingImagesTest extends AskingFixture {
    @Test
    void severalVolumesAreAsManyImages() throws IOException {
        run("run", arm(", image: { volumes: [t1, flair] }"));
        assertEquals(16, sent.queries().size());
        assertEquals(2, sent.images(0).size());
        assertFalse(java.util.Arrays.equals(
                sent.images(0).get(0).bytes(), sent.images(0).get(1).bytes()));
    }

    @Test
    void aMontageIsOneImageOfAllVolumes() throws IOException {
        run("row", grade(", image: { volumes: [t1, flair], montage: row }"));
        PromptImage row = sent.images(0).get(0);
        assertEquals(1, sent.images(0).size());
        assertEquals(List.of(12, 24), List.of(row.frame().rows(), row.frame().columns()));
        run("none", grade(", image: { volumes: [t1, flair] }"));
        byte[] t1 = sent.images(0).get(0).bytes();
        byte[] flair = sent.images(0).get(1).bytes();
        for (int at = 0; at < t1.length; at++) {
            assertEquals(t1[at], row.bytes()[at / 12 * 24 + at % 12]);
            assertEquals(flair[at], row.bytes()[at / 12 * 24 + 12 + at % 12]);
        }
        assertTrue(refusal("no", arm(", image: { montage: row }")).contains("montage"));
    }

    @Test
    void moreImagesThanTheModelTakesAreRefused() {
        String message = refusal(
                "run",
                arm(", few-shot: { examples: 2 }, image: { volumes: [t1, flair] }")
                        .replace("model: seeing", "model: { id: seeing, images: 4 }"));
        assertTrue(message.contains("6 images") && message.contains("takes 4"), message);
    }

    @Test
    void blankAndTextOnlyShowNothingOfThePatient() throws IOException {
        run("blank", arm(", image: { control: blank }"));
        for (Query q : sent.queries()) {
            byte[] bytes =
                    AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes();
            assertArrayEquals(new byte[bytes.length], bytes);
        }
        RunSummary s = run("text", arm(", image: { control: text-only }"));
        assertEquals(List.of(), sent.images(0));
        RunData.Arm told = new RunReportData(
                        StudyFile.read(folder.resolve("study.yaml"), Map.of()).study(), s)
                .arms()
                .get(0);
        assertTrue(told.control());
    }

    @Test
    void noiseIsTheSameForARepeatAndInEveryRun() throws IOException {
        String study = arm(", image: { control: noise }, decode: { repeats: 2 }");
        run("one", study);
        List<byte[]> first = sent.queries().stream()
                .map(q ->
                        AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes())
                .toList();
        assertArrayEquals(first.get(0), first.get(1));
        assertFalse(java.util.Arrays.equals(first.get(0), first.get(2)));
        run("two", study);
        assertArrayEquals(first.get(5), sent.images(5).get(0).bytes());
    }

    @Test
    void aFlippedImageIsAnsweredInTheSlicesOwnPixels() throws IOException {
        run("plain", arm(""));
        List<StoredAnswer> plain = answers("plain", "a");
        PromptImage image = sent.images(0).get(0);
        run("flip", arm(", image: { control: flip }"));
        List<StoredAnswer> flipped = answers("flip", "a");
        byte[] mirrored = sent.images(0).get(0).bytes();
        for (int at = 0; at < mirrored.length; at++) {
            assertEquals(image.bytes()[at], mirrored[at / 12 * 12 + 11 - at % 12]);
        }
        for (int i = 0; i < plain.size(); i++) {
            double here =
                    plain.get(i).value().orElseThrow().path("point").path(1).asDouble(-1);
            assertEquals(
                    plain.get(i).value().orElseThrow(),
                    flipped.get(i).value().orElseThrow(),
                    "answer " + i + " " + here);
            assertNotEquals(plain.get(i).text(), flipped.get(i).text());
        }
    }

    @Test
    void anotherPatientIsNeverTheSameAndOfTheSamePart() throws IOException {
        run("plain", arm(""));
        Map<String, byte[]> own = new java.util.HashMap<>();
        sent.queries()
                .forEach(q -> own.put(
                        q.subject().id() + q.slice().orElseThrow().ref(),
                        AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes()));
        run("other", arm(", image: { control: other-patient }"));
        for (Query q : sent.queries()) {
            byte[] shown =
                    AskingPlugins.imagesOf(q.prompt().orElseThrow()).get(0).bytes();
            String slice = q.slice().orElseThrow().ref().toString();
            List<String> whose = own.keySet().stream()
                    .filter(k -> k.endsWith(slice) && java.util.Arrays.equals(own.get(k), shown))
                    .toList();
            assertEquals(1, whose.size());
            assertFalse(whose.get(0).startsWith(q.subject().id()));
        }
    }
}
