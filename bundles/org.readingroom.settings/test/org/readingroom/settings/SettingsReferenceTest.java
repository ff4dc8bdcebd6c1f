package org.readingroom.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.settings.Setting;
import org.readingroom.settings.SettingDescription.Kind;

class SettingsReferenceTest {
    enum Loss {
        DICE,
        CROSS_ENTROPY
    }

    record Tree(@Setting("its branches") List<Tree> branches) {}

    record Shown(
            @Setting(value = "How far.", unit = "mm", min = 0, max = 2.5, def = "1")
            double reach,

            @Setting(value = "Which.", def = "dice") Loss loss,
            @Setting(value = "File.", position = 0) Optional<List<Integer>> sizes,
            Map<String, PluginChoice> named,
            Tree tree) {}

    private final List<SettingDescription> all = SettingsReference.of(Shown.class);

    @Test
    void aNumberSaysUnitRangeAndDefault() {
        SettingDescription reach = all.get(0);
        assertEquals(Kind.NUMBER, reach.kind());
        assertEquals("0 to 2.5", reach.range());
        assertEquals("mm", reach.unit());
        assertEquals(Optional.of("1"), reach.def());
        assertFalse(reach.required());
    }

    @Test
    void typesAreSaidInWords() {
        assertEquals("one of dice, cross-entropy", all.get(1).type());
        assertEquals("list of whole numbers", all.get(2).type());
        assertEquals("names to plugin", all.get(3).type());
        assertFalse(all.get(2).required());
        assertTrue(all.get(3).required());
        assertEquals(0, all.get(2).position());
    }

    @Test
    void aRecordInItselfEnds() {
        SettingDescription branches = all.get(4).children().get(0);
        assertEquals("branches", branches.key());
        assertEquals("list of settings", branches.type());
        assertEquals(List.of(), branches.children());
    }
}
