package org.readingroom.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.cli.internal.GlobalOptions.Flag;

class GlobalOptionsTest {
    @Test
    void globalOptionsStandBeforeAndAfterTheVerb() {
        GlobalOptions o = GlobalOptions.of("--json", "run", "s.yaml", "-q", "--out", "x");
        assertEquals(Optional.of("run"), o.verb());
        assertEquals(List.of("s.yaml", "--out", "x"), o.rest());
        assertTrue(o.has(Flag.JSON) && o.has(Flag.QUIET));
        assertFalse(o.has(Flag.HELP));
    }

    @Test
    void nothingAfterTwoHyphensIsGlobal() {
        GlobalOptions o = GlobalOptions.of("info", "--", "--help");
        assertFalse(o.has(Flag.HELP));
        assertEquals(List.of("--", "--help"), o.rest());
    }

    @Test
    void noVerbAtAll() {
        assertEquals(Optional.empty(), GlobalOptions.of("--version").verb());
    }
}
