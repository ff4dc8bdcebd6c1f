package org.readingroom.metrics.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.readingroom.metrics.classification.AnswerConsistency;
import org.readingroom.metrics.classification.MajorityVote;
import org.readingroom.metrics.classification.MajorityVote.Tie;
import org.readingroom.metrics.classification.RepeatedAccuracy;

/** One answer a patient from many slices, and steadiness over repeats. */
final class VotingFamily implements Family {
    private static final Map<String, Tie> TIES = Map.of(
            "lowest_label_index", Tie.LOWEST_LABEL,
            "first_seen", Tie.FIRST_SEEN,
            "tie_is_abstain", Tie.WRONG,
            "highest_mean_probability", Tie.HIGHEST_MEAN_PROBABILITY);

    @Override
    public String name() {
        return "voting_consistency";
    }

    @Override
    public boolean isMandatory(String key) {
        return key.matches("patients\\.\\*\\.(counts\\..*|n_valid|tie|tied_labels|tie_is_abstain|lowest_label_index"
                + "|highest_mean_probability)|patient_accuracy\\.(tie_is_abstain|lowest_label_index"
                + "|highest_mean_probability)|slice_accuracy|all_identical_rate|fleiss_kappa");
    }

    @Override
    public void score(JsonNode input, Values values) {
        if (input.has("patients")) {
            votes(Json.texts(input.get("labels")), input.get("patients"), values);
        } else if (input.has("answers")) {
            repeats(input, values);
        } else if (input.has("count_table_items_by_category")) {
            AnswerConsistency table = AnswerConsistency.of(Json.intRows(input.get("count_table_items_by_category")));
            values.put("fleiss_kappa", table.fleissKappa()).put("randolph_free_marginal_kappa", table.randolphKappa());
        }
    }

    private static void votes(List<String> labels, JsonNode patients, Values values) {
        Map<String, Integer> right = new LinkedHashMap<>();
        List<Double> shares = new ArrayList<>();
        double rightSlices = 0;
        double slices = 0;
        for (JsonNode patient : patients) {
            List<String> answers = Json.texts(patient.get("preds"));
            String truth = patient.get("truth").asText();
            vote(labels, patient, answers, values)
                    .forEach((rule, elected) ->
                            right.merge(rule, elected.filter(truth::equals).isPresent() ? 1 : 0, Integer::sum));
            double correct = answers.stream().filter(truth::equals).count();
            rightSlices += correct;
            slices += answers.size();
            shares.add(correct / answers.size());
        }
        right.forEach((rule, n) -> values.put("patient_accuracy." + rule, (double) n / patients.size()));
        values.put("slice_accuracy", rightSlices / slices)
                .put(
                        "mean_of_per_patient_slice_accuracy",
                        shares.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN));
    }

    /** Puts one patient's values; gives the elected class by rule. */
    private static Map<String, Optional<String>> vote(
            List<String> labels, JsonNode patient, List<String> answers, Values values) {
        String prefix = "patients." + patient.get("id").asText() + ".";
        MajorityVote vote = MajorityVote.of(labels, answers);
        double[] probabilities = meanProbabilities(patient.path("probs"), labels.size());
        for (int label = 0; label < labels.size(); label++) {
            values.put(prefix + "counts." + labels.get(label), vote.counts().get(label));
        }
        values.put(prefix + "n_valid", vote.votes())
                .put(prefix + "tie", vote.isTie())
                .put(
                        prefix + "tied_labels",
                        vote.tied().stream().map(labels::get).toList())
                .put(prefix + "mean_probability", probabilities);
        Map<String, Optional<String>> elected = new LinkedHashMap<>();
        TIES.forEach((rule, tie) -> elected.put(
                rule, vote.elected(tie, labels, answers, probabilities).map(labels::get)));
        if (probabilities.length > 0) {
            elected.put("soft_vote", Optional.of(labels.get(MajorityVote.softVote(probabilities))));
        }
        elected.forEach((rule, label) -> values.put(prefix + rule, label.isPresent() ? label.get() : label));
        return elected;
    }

    private static double[] meanProbabilities(JsonNode rows, int classes) {
        double[][] all = Json.doubleRows(rows);
        return all.length == 0
                ? new double[0]
                : IntStream.range(0, classes)
                        .mapToDouble(c -> Arrays.stream(all)
                                .mapToDouble(row -> row[c])
                                .average()
                                .orElseThrow())
                        .toArray();
    }

    private static void repeats(JsonNode input, Values values) {
        List<List<String>> answers =
                Json.list(input.get("answers")).stream().map(Json::texts).toList();
        List<String> truth = Json.texts(input.get("truth"));
        List<String> order = Json.texts(input.get("category_order"));
        AnswerConsistency steady = AnswerConsistency.of(answers);
        RepeatedAccuracy accuracy = RepeatedAccuracy.of(answers, truth);
        long voted = IntStream.range(0, truth.size())
                .filter(i -> MajorityVote.of(order, answers.get(i))
                        .elected(Tie.LOWEST_LABEL, order, answers.get(i), new double[0])
                        .filter(label -> order.get(label).equals(truth.get(i)))
                        .isPresent())
                .count();
        values.put("all_identical_rate", steady.allIdenticalRate())
                .put("mean_modal_share", steady.meanModalShare())
                .put("mean_pairwise_agreement", steady.meanPairwiseAgreement())
                .put("fleiss_kappa", steady.fleissKappa())
                .put("mean_distinct_answers", steady.meanDistinctAnswers())
                .put("mean_entropy_bits", steady.meanEntropy())
                .put("accuracy_per_run", accuracy.perRun())
                .put("accuracy_mean", accuracy.mean())
                .put("accuracy_sd_ddof1", accuracy.standardDeviation(1))
                .put("accuracy_sd_ddof0", accuracy.standardDeviation(0))
                .put("accuracy_min", accuracy.min())
                .put("accuracy_max", accuracy.max())
                .put("all_runs_correct_rate", accuracy.allCorrect())
                .put("any_run_correct_rate", accuracy.anyCorrect())
                .put("consistently_wrong_rate", accuracy.consistentlyWrong())
                .put("majority_vote_accuracy_lowest_label_index", (double) voted / truth.size());
    }
}
