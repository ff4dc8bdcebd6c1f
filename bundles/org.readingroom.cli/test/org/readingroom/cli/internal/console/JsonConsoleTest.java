package org.readingroom.cli.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonConsoleTest {
    @Test
    void everyKindOfFieldIsWrittenOnOneLine() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "a \"b\"\n\u00e9");
        fields.put("whole", 3L);
        fields.put("real", 0.1);
        fields.put("none", null);
        fields.put("nan", Double.NaN);
        fields.put("yes", true);
        fields.put("list", List.of(1, Map.of("k", "v")));
        assertEquals(
                "{\"event\":\"score\",\"text\":\"a \\\"b\\\"\\n\u00e9\",\"whole\":3,\"real\":0.1,\"none\":null,"
                        + "\"nan\":null,\"yes\":true,\"list\":[1,{\"k\":\"v\"}]}",
                JsonConsole.line("score", fields));
    }
}
