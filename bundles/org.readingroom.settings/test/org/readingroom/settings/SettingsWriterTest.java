package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

class SettingsWriterTest {
    enum Over {
        NON_ZERO
    }

    record Inner(int maxTokens, double share) {}

    record Outer(
            Root root,
            Over over,
            Inner inner,
            Optional<String> given,
            Optional<String> absent,
            OptionalInt count,
            OptionalDouble none,
            Set<String> set,
            Map<String, Inner> map,
            List<Long> list,
            @Setting(value = "a file", key = "the-file") Path file,
            PluginChoice plugin) {}

    private static Outer outer(Path file) {
        Map<String, Inner> map = new LinkedHashMap<>();
        map.put("z", new Inner(1, 0.5));
        map.put("a", new Inner(2, 1));
        return new Outer(
                new Root("brats", Path.of("/data/of/this/machine")),
                Over.NON_ZERO,
                new Inner(3, 2.5),
                Optional.of("x"),
                Optional.empty(),
                OptionalInt.of(4),
                OptionalDouble.empty(),
                new LinkedHashSet<>(List.of("b", "a")),
                map,
                List.of(7L),
                file,
                new PluginChoice("box", SettingsNode.parse("s", "{ k: 1, t: '1', on: true, lr: 5e-5, n: }")));
    }

    @Test
    void theTreeIsSortedAndHoldsNoFolder() {
        Map<String, Object> tree = SettingsWriter.write(outer(Path.of("a", "b.txt")));
        assertEquals(
                "{count=4, given=x, inner={max-tokens=3, share=2.5}, list=[7], "
                        + "map={a={max-tokens=2, share=1.0}, z={max-tokens=1, share=0.5}}, over=non-zero, "
                        + "plugin={id=box, k=1, lr=5.0E-5, on=true, t=1}, root=brats, set=[a, b], the-file=a/b.txt}",
                tree.toString());
        assertEquals(4L, tree.get("count"));
        Map<?, ?> plugin = (Map<?, ?>) tree.get("plugin");
        assertEquals(1L, plugin.get("k"));
        assertEquals("1", plugin.get("t"));
        assertEquals(true, plugin.get("on"));
    }

    @Test
    void pathsAreRelativeToTheStudy() {
        Path study = Path.of("somewhere").toAbsolutePath();
        assertEquals(
                "p/x.txt",
                SettingsWriter.write(outer(study.resolve("p/x.txt")), study).get("the-file"));
        assertEquals(
                "../x.txt",
                SettingsWriter.write(outer(study.resolveSibling("x.txt")), study)
                        .get("the-file"));
    }

    @Test
    void anIdentityLeavesOutWhatResultsDoNotRestOn() {
        record Asked(
                @Setting("Who.") String model,

                @Setting(value = "At once.", identity = false)
                int inFlight) {}
        Asked asked = new Asked("m", 4);
        assertEquals("{in-flight=4, model=m}", SettingsWriter.write(asked).toString());
        assertEquals("{model=m}", SettingsWriter.identity(asked).toString());
    }

    @Test
    void whatIsWrittenBindsToTheSame() {
        record Both(Inner inner, List<Long> list, Set<String> set, Optional<String> absent) {}
        Both both = new Both(new Inner(3, 2.5), List.of(1L), Set.of("a", "b"), Optional.empty());
        SettingsNode node = SettingsNode.of("again", SettingsWriter.write(both));
        assertEquals(both, new SettingsBinder(Map.of()).bind(Both.class, node));
    }
}
