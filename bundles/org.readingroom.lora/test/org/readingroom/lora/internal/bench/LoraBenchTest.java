package org.readingroom.lora.internal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.bench.Workload;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.Precision;

class LoraBenchTest {
    @TempDir
    Path folder;

    @Test
    void thePeersScriptAnswersWhatIsAsked() throws IOException {
        assertNotNull(new LoraBench().script());
        String script = new String(new LoraBench().script().openStream().readAllBytes());
        List<Workload> workloads = new LoraBench().workloads(Optional.of(folder), folder);
        assertTrue(workloads.size() >= 2);
        for (Workload workload : workloads) {
            for (String key : workload.request().keySet()) {
                boolean asked = script.contains("request[\"" + key + "\"]") || script.contains("get(\"" + key + "\")");
                assertTrue(key.equals("do") || asked, key);
            }
            assertTrue(script.contains("def " + workload.request().get("do") + "("));
        }
    }

    @Test
    void eachMeasurementIsATrainingOfItsOwnToThePeer() {
        List<Workload> workloads = new LoraBench().workloads(Optional.of(folder), folder);
        assertEquals(
                workloads.size(),
                workloads.stream()
                        .map(w -> w.request().get("training"))
                        .distinct()
                        .count());
        workloads.forEach(w -> assertEquals(
                w.quantity() == Workload.Quantity.MEMORY, w.request().get("memory"), w.title()));
    }

    @Test
    void theModelHasThreeHundredMillionParameters() {
        long all = WeightShapes.of(ConfigReader.read(RandomMllama.CONFIG)).values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, Math::multiplyExact))
                .sum();
        assertEquals(300e6, all, 15e6);
    }

    @Test
    void theElevenBillionAreForecastForDevices() {
        String four = DeviceForecast.of(Precision.NF4_BF16);
        assertTrue(four.endsWith("for devices of 24, 40, 80, 141 GB"), four);
        String whole = DeviceForecast.of(Precision.BF16);
        assertTrue(whole.endsWith("for devices of 40, 80, 141 GB"), whole);
    }
}
