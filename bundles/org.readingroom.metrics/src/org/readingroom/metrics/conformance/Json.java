package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Arrays of the vector files as Java arrays. */
final class Json {
    private Json() {}

    static double[] doubles(JsonNode array) {
        return stream(array).mapToDouble(JsonNode::asDouble).toArray();
    }

    static int[] ints(JsonNode array) {
        return stream(array).mapToInt(JsonNode::asInt).toArray();
    }

    static double[][] doubleRows(JsonNode array) {
        return stream(array).map(Json::doubles).toArray(double[][]::new);
    }

    static int[][] intRows(JsonNode array) {
        return stream(array).map(Json::ints).toArray(int[][]::new);
    }

    static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    static boolean[] positives(JsonNode array) {
        boolean[] positive = new boolean[array.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = array.get(i).asInt() == 1;
        }
        return positive;
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
