package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;
import org.readingroom.api.settings.SettingsException;

class SettingsBinderTest {
    @TempDir
    Path folder;

    enum Over {
        ALL,
        NON_ZERO
    }

    record Train(
            @Setting(value = "passes over the training cases", min = 1, max = 1000)
            int epochs,

            @Setting(value = "steps", def = "[5e-5]", min = 0)
            List<Double> lr,

            @Setting(
                    value = "loss",
                    def = "dice",
                    choices = {"dice", "ce"})
            String loss,

            @Setting(value = "tokens", def = "256") int maxTokens) {}

    record Everything(
            String text,
            int i,
            long l,
            double d,
            boolean b,
            Integer boxed,
            Over over,
            Path file,
            Root root,
            Train train,
            Optional<Double> maybe,
            OptionalInt count,
            OptionalDouble share,
            List<Train> many,
            Set<Over> set,
            Map<String, Integer> map,
            PluginChoice plugin,
            SettingsNode raw) {}

    record Range(@Setting("from") int from, @Setting("to") int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from is at most to, not " + from + " and " + to);
            }
        }
    }

    record Outer(
            Range range,
            @Setting(value = "inner", def = "{}") Inner inner) {}

    record Inner(@Setting(value = "word", def = "") String word, Optional<String> other) {}

    record Unbindable(Thread thread) {}

    private static <T extends Record> T bind(Class<T> type, String yaml) {
        return new SettingsBinder(Map.of()).bind(type, SettingsNode.parse("study.yaml", yaml));
    }

    private static String refusal(Class<? extends Record> type, String yaml) {
        return assertThrows(SettingsException.class, () -> bind(type, yaml)).getMessage();
    }

    @Test
    void everyTypeIsBound() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), """
                text: 12
                i: 1_000
                l: 9007199254740993
                d: 5e-5
                b: true
                boxed: -3
                over: non-zero
                file: sub/prompt.txt
                root: brats
                train: { epochs: 3 }
                maybe: .5
                count: 4
                share: 1
                many: [{ epochs: 1 }, { epochs: 2, lr: 1e-3, max-tokens: 7 }]
                set: [all, non-zero]
                map: { b: 1, a: 2 }
                plugin: { id: box, k: 1 }
                raw: { any: [thing] }
                """);
        Everything e = new SettingsBinder(Map.of("brats", folder)).bind(Everything.class, SettingsNode.read(file));
        assertEquals("12", e.text());
        assertEquals(1000, e.i());
        assertEquals(9007199254740993L, e.l());
        assertEquals(5e-5, e.d());
        assertEquals(-3, e.boxed());
        assertEquals(Over.NON_ZERO, e.over());
        assertEquals(folder.resolve("sub/prompt.txt"), e.file());
        assertEquals(new Root("brats", folder), e.root());
        assertEquals(new Train(3, List.of(5e-5), "dice", 256), e.train());
        assertEquals(Optional.of(.5), e.maybe());
        assertEquals(OptionalInt.of(4), e.count());
        assertEquals(OptionalDouble.of(1), e.share());
        assertEquals(new Train(2, List.of(1e-3), "dice", 7), e.many().get(1));
        assertEquals(Set.of(Over.ALL, Over.NON_ZERO), e.set());
        assertEquals(Map.of("a", 2, "b", 1), e.map());
        assertEquals("box", e.plugin().id());
        assertEquals(List.of("k"), e.plugin().settings().keys());
        assertEquals("[thing]", e.raw().get("any").orElseThrow().toString());
    }

    @Test
    void aPluginIsNamedShortly() {
        record Metrics(List<PluginChoice> metrics) {}
        Metrics bound = bind(Metrics.class, "metrics: [dice, { id: hd95, percentile: 95 }]");
        assertEquals("dice", bound.metrics().get(0).id());
        assertEquals(List.of(), bound.metrics().get(0).settings().keys());
        assertEquals("item 2 of metrics", bound.metrics().get(1).settings().label());
        assertEquals(
                "study.yaml:1: the key 'id' is missing in item 1 of metrics: it says which plugin is meant",
                refusal(Metrics.class, "metrics: [{ ids: hd95 }]"));
    }

    @Test
    void aMisspeltKeyIsSaidWithTheNearest() {
        record Model(Train train) {}
        assertEquals(
                "study.yaml:2: unknown key 'epocs' in train; did you mean 'epochs'? "
                        + "Allowed: epochs, lr, loss, max-tokens\n"
                        + "study.yaml:1: the key 'epochs' is missing in train: passes over the training cases",
                refusal(Model.class, "train:\n  epocs: 3\n"));
        assertEquals(
                "study.yaml:1: unknown key 'zzzzzz'. Allowed: from, to",
                refusal(Range.class, "{ zzzzzz: 1, from: 1, to: 2 }"));
        assertEquals("study.yaml:1: unknown key 'x'; no key is allowed here", refusal(NoSettings.class, "x: 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs: many|'epochs' is a whole number, not 'many'",
                "epochs: 1.5|'epochs' is a whole number, not '1.5'",
                "epochs: 99999999999|'epochs' is between 1 and 1000, not '99999999999'",
                "epochs: 0|'epochs' is between 1 and 1000, not '0'",
                "epochs: [1, 2]|'epochs' is a whole number, not a list",
                "epochs: { a: 1 }|'epochs' is a whole number, not a mapping of keys",
                "epochs:|'epochs' has no value; give one or remove the key",
                "{ epochs: 1, lr: [1, x] }|item 2 of lr is a number, not 'x'",
                "{ epochs: 1, lr: [-1] }|item 1 of lr is at least 0, not '-1'",
                "{ epochs: 1, lr: .nan }|'lr' is a number, not '.nan'",
                "{ epochs: 1, lr: 1e999 }|'lr' is a number a computer can hold, not '1e999'",
                "{ epochs: 1, max-tokens: 3e9 }|'max-tokens' is a whole number of at most 32 bits, not '3e9'",
                "{ epochs: 1, loss: dicee }|'loss' is one of dice, ce; not 'dicee'; did you mean 'dice'?",
                "[1]|this is a mapping of keys to values, not a list",
            })
    void aWrongValueIsSaidWithItsLine(String yaml, String message) {
        assertEquals("study.yaml:1: " + message, refusal(Train.class, yaml));
    }

    @Test
    void enumsAndTruthsSayWhatIsAllowed() {
        record Both(Over over, boolean on) {}
        assertEquals(
                "study.yaml:1: 'over' is one of all, non-zero; not 'nonzero'; did you mean 'non-zero'?\n"
                        + "study.yaml:2: 'on' is true or false, not 'yes'",
                refusal(Both.class, "over: nonzero\non: yes"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        record Two(Train a, Train b) {}
        String message = refusal(Two.class, "a: { epochs: 0, lr: [x, y] }\nb: { epochs: 2, los: ce }\nc: 1\n");
        assertEquals(5, message.lines().count(), message);
    }

    @Test
    void aConstructorsRefusalIsLocated() {
        String yaml = "\nrange:\n  from: 3\n  to: 2\n";
        assertEquals("study.yaml:3: range: from is at most to, not 3 and 2", refusal(Outer.class, yaml));
        assertEquals(
                new Inner("", Optional.empty()),
                bind(Outer.class, "range: { from: 1, to: 2 }").inner());
    }

    @Test
    void nothingEmptiesAnOptional() {
        assertEquals(Optional.empty(), bind(Inner.class, "other:").other());
        assertEquals(Optional.of(""), bind(Inner.class, "other: ''").other());
    }

    @Test
    void aRootMustBeGivenAndThere() {
        record Data(Root root) {}
        SettingsNode node = SettingsNode.parse("study.yaml", "root: brats2020");
        Path gone = folder.resolve("gone");
        SettingsBinder none = new SettingsBinder(Map.of("brats2022", folder));
        String message = assertThrows(SettingsException.class, () -> none.bind(Data.class, node))
                .getMessage();
        assertEquals(
                "study.yaml:1: no folder is given for root 'brats2020'; add --root brats2020=DIR (given: brats2022)"
                        + "; did you mean 'brats2022'?",
                message);
        SettingsBinder wrong = new SettingsBinder(Map.of("brats2020", gone));
        String there = assertThrows(SettingsException.class, () -> wrong.bind(Data.class, node))
                .getMessage();
        assertTrue(there.contains("at " + gone + ", where there is no folder"), there);
    }

    @Test
    void aSetHoldsNothingTwice() {
        record Some(Set<String> words) {}
        assertEquals("study.yaml:1: item 2 of words is there twice: 'a'", refusal(Some.class, "words: [a, a]"));
    }

    @Test
    void aTypeThatSettingsCannotHaveIsThePluginsFault() {
        assertTrue(refusal(Unbindable.class, "thread: 1").contains("plugin's author"));
    }

    @Test
    void problemsAreReturnedToThoseWhoAsk() {
        SettingsBinder.Bound<Train> bound =
                new SettingsBinder(Map.of()).check(Train.class, SettingsNode.parse("s", "epochs: no"));
        assertEquals(Optional.empty(), bound.value());
        assertEquals(1, bound.problems().size());
    }
}
