package org.readingroom.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readingroom.report.ReportException;

class SvgSourceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg><script>1</script></svg>",
                "<svg onload=\"x()\"/>",
                "<svg><image href=\"https://example.org/a.png\"/></svg>",
                "<svg><image href=\"a.png\"/></svg>",
                "<svg><image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"//example.org/a\"/></svg>",
                "<svg><rect fill=\"url(http://example.org/#a)\"/></svg>",
                "<svg><style>@import 'a.css';</style></svg>",
                "<svg><foreignObject/></svg>",
                "<svg><a href=\"javascript:x()\"/></svg>",
                "<!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><svg><text>&e;</text></svg>",
                "<svg><?xml-stylesheet href=\"a.css\"?></svg>",
                "<html/>",
                "<svg><g></svg>",
                ""
            })
    void whatReachesOutOrIsTornIsRefused(String svg) {
        ReportException e = assertThrows(ReportException.class, () -> SvgSource.check("roc", svg));
        assertTrue(e.getMessage().contains("'roc'"));
    }

    @Test
    void plainShapesMayStandInThePage() {
        SvgSource svg = SvgSource.check(
                "a", "<?xml version=\"1.0\"?>\n<svg width=\"4\"><title>T</title><rect fill=\"red\"/></svg>");
        assertTrue(svg.plain());
        assertTrue(svg.text().startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width"));
        assertEquals("T", svg.title());
        assertEquals(Optional.empty(), svg.picture());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg><style>rect{fill:red}</style></svg>",
                "<svg><g id=\"a\"/></svg>",
                "<svg><rect fill=\"url(#a)\"/><defs/></svg>",
                "<svg><rect class=\"notice\"/></svg>"
            })
    void whatWouldReachThePageIsKeptFromIt(String svg) {
        assertFalse(SvgSource.check("a", svg).plain());
    }
}
