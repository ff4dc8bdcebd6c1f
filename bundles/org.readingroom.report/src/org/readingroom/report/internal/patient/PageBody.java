package org.readingroom.report.internal.patient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.readingroom.api.report.RunData;
import org.readingroom.report.PatientAnswer;
import org.readingroom.report.PatientSlice;
import org.readingroom.report.internal.Markup;

/**
 * The inner part of a patient's page within a share of bytes: a row a pictured slice with the answers beside it, then the
 * failures that have no picture, then where the other answers are.
 */
public final class PageBody {
    /** The part of the share that pictures and their answers may take, so that failures have room as lines. */
    private static final double PICTURED = 0.75;

    private final List<RunData.Arm> arms;
    private final Map<String, Integer> places = new HashMap<>();
    private final AnswerMarkup markup;
    private final long share;

    /** @param share bytes that the part may take */
    public PageBody(List<RunData.Arm> arms, long share) {
        this.arms = arms;
        this.share = share;
        for (int i = 0; i < arms.size(); i++) {
            places.put(arms.get(i).id(), i);
        }
        this.markup = new AnswerMarkup(places);
    }

    /** The markup; slices come the most wanted first and stand by name. */
    public String html(
            List<String> chosen,
            List<String> failed,
            Function<String, PatientSlice> picture,
            List<PatientAnswer> answers) {
        Map<String, List<PatientAnswer>> bySlice = new LinkedHashMap<>();
        answers.forEach(
                a -> bySlice.computeIfAbsent(a.slice(), s -> new ArrayList<>()).add(a));
        Map<String, String> rows = new LinkedHashMap<>();
        long left = Math.round(share * PICTURED);
        Set<String> wanted = new LinkedHashSet<>(chosen);
        wanted.addAll(failed);
        for (String slice : wanted) {
            String row = row(picture.apply(slice), bySlice.getOrDefault(slice, List.of()));
            long bytes = bytes(row);
            if (bytes <= left) {
                rows.put(slice, row);
                left -= bytes;
            }
        }
        StringBuilder out = new StringBuilder();
        if (bySlice.containsKey("")) {
            String whole = answersOf(bySlice.get(""));
            out.append(bytes(whole) <= left ? "<section><h3>The whole case</h3>\n" + whole + "</section>\n" : "");
        }
        part(out, "Chosen slices", rows, chosen);
        part(
                out,
                "More slices on which an answer failed",
                rows,
                failed.stream().filter(s -> !chosen.contains(s)).toList());
        long spent = bytes(out.toString());
        out.append(failures(answers, rows.keySet(), share - spent - 2000 - 200L * arms.size()));
        return out.append(others(wanted.size(), rows.size(), answers)).toString();
    }

    private static void part(StringBuilder out, String title, Map<String, String> rows, List<String> slices) {
        List<String> shown =
                slices.stream().filter(rows::containsKey).distinct().sorted().toList();
        out.append(shown.isEmpty() ? "" : "<h2>" + title + "</h2>\n");
        shown.forEach(slice -> out.append(rows.get(slice)));
    }

    private String row(PatientSlice slice, List<PatientAnswer> answers) {
        StringBuilder out = new StringBuilder("<section class=\"slice\">\n<h3>");
        out.append(Markup.escape(slice.name()));
        List<String> silent = slice.said().entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        out.append("</h3>\n<div class=\"row\">")
                .append(SlicePicture.of(slice, places))
                .append("<div class=\"answers\">\n");
        out.append(answersOf(answers));
        if (!silent.isEmpty()) {
            out.append("<p class=\"silent\">Nothing drawn by: ")
                    .append(Markup.escape(String.join(", ", silent)))
                    .append("</p>\n");
        }
        return out.append("</div></div>\n</section>\n").toString();
    }

    private String answersOf(List<PatientAnswer> answers) {
        Map<List<String>, List<PatientAnswer>> groups = new LinkedHashMap<>();
        answers.forEach(a -> groups.computeIfAbsent(List.of(a.arm(), a.task()), k -> new ArrayList<>())
                .add(a));
        StringBuilder out = new StringBuilder();
        groups.values().forEach(repeats -> out.append(markup.full(repeats)));
        return out.toString();
    }

    /** Failures that no picture stands beside, and failed repeats, as long as there is room. */
    private String failures(List<PatientAnswer> answers, Set<String> pictured, long room) {
        List<PatientAnswer> failed = answers.stream()
                .filter(a -> a.failed() && (a.repeat() > 0 || !pictured.contains(a.slice())))
                .toList();
        if (failed.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<section class=\"failures\">\n<h3>Failures without a picture</h3>\n");
        out.append(
                "<table><thead><tr><th>Slice</th><th>Arm</th><th>Task</th><th>End</th><th>Text</th></tr></thead><tbody>\n");
        long left = room - bytes(out.toString());
        int shown = 0;
        for (PatientAnswer a : failed) {
            String line = markup.line(a);
            if (bytes(line) > left) {
                break;
            }
            out.append(line);
            left -= bytes(line);
            shown++;
        }
        out.append("</tbody></table>\n");
        int more = failed.size() - shown;
        out.append(more == 0 ? "" : "<p>" + more + " more failures are in the files of answers below.</p>\n");
        return out.append("</section>\n").toString();
    }

    private String others(int wanted, int pictured, List<PatientAnswer> answers) {
        StringBuilder out = new StringBuilder("<section class=\"others\">\n<h3>All answers</h3>\n<p>");
        out.append(
                pictured < wanted
                        ? pictured + " of " + wanted
                                + " slices that were chosen or failed are pictured, as many as fit a page. "
                        : "");
        Map<String, Integer> counts = new LinkedHashMap<>();
        answers.forEach(a -> counts.merge(a.arm(), 1, Integer::sum));
        if (counts.isEmpty()) {
            return out.append("No arm was asked in words about this case.</p>\n</section>\n")
                    .toString();
        }
        out.append("The answers as they were stored, a line each, in the run's folder:</p>\n<ul>\n");
        Set<String> ids = new LinkedHashSet<>(counts.keySet());
        for (String arm : ids) {
            String file = AnswerMarkup.file(arm);
            String name = Markup.escape(arm) + ".jsonl";
            out.append("<li>").append(file.isEmpty() ? name : "<a href=\"" + file + "\">" + name + "</a>");
            out.append(": ").append(counts.get(arm)).append(" of this case</li>\n");
        }
        return out.append("</ul>\n</section>\n").toString();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
