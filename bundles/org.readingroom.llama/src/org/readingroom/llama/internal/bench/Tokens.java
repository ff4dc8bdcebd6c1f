package org.readingroom.llama.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.readingroom.bench.Agreement;
import org.readingroom.llama.generate.GeneratedText;

/** Whether tokens are those that the peer wrote. */
final class Tokens {
    private Tokens() {}

    static Agreement same(List<GeneratedText> ours, JsonNode theirs) {
        int same = 0;
        int all = 0;
        for (int b = 0; b < ours.size(); b++) {
            long[] ids = ours.get(b).ids();
            for (int i = 0; i < ids.length; i++) {
                same += theirs.path(b).path(i).asLong(-1) == ids[i] ? 1 : 0;
                all++;
            }
        }
        return new Agreement(all > 0 && same == all, same + " of " + all + " tokens are the same");
    }
}
