package org.readingroom.run;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.model.Query;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.study.Arm;
import org.readingroom.study.CohortCase;

/** Makes an arm's queries out of its plan: prompts with their images, seeds, forms and digests. */
final class QueryMaker {
    private final Arm arm;
    private final Optional<PromptStrategy> strategy;
    private final Optional<PromptMaker> prompts;
    private final Optional<Coordinates> coordinates;
    private final boolean asksForced;
    private final String identity;
    private final long seed;

    /**
     * @param basis what the arm's answers rest on
     * @param studySeed the study's seed, which images of noise follow from
     * @param seed the arm's own
     */
    QueryMaker(Arm arm, ArmSession session, ArmBasis basis, long studySeed, long seed) {
        this.arm = arm;
        this.strategy = session.strategy();
        this.prompts = session.prompts(studySeed);
        this.coordinates = session.capabilities().coordinates();
        this.asksForced = session.asksForced();
        this.identity = basis.identityDigest();
        this.seed = seed;
    }

    /** The query of a plan; the probability of each listed answer is asked for once, not with every repeat. */
    AskedQuery query(PlannedQuery planned, CaseView asked, CaseView shown, ArmProgress progress) {
        Optional<SliceView> slice = planned.slice().map(asked.slices()::view);
        Optional<Prompt> prompt = prompts.map(p -> p.prompt(asked, slice.orElseThrow(), shown));
        AskedForm form = strategy.map(s -> AskedForm.of(
                        arm.decode(), s, slice.orElseThrow().frame(), coordinates, asksForced && planned.repeat() == 0))
                .orElse(AskedForm.FREE);
        prompt.ifPresent(p -> progress.sent(characters(p), images(p)));
        long own = Digests.seed("query", Long.toString(seed), planned.key(), Integer.toString(planned.repeat()));
        return new AskedQuery(
                new Query(
                        planned.key(), asked.volumes().subject(), planned.task(), slice, prompt, planned.repeat(), own),
                form,
                prompt.map(p -> RequestDigest.of(identity, p, arm.decode().decoding(), form, planned.repeat()))
                        .orElse(""));
    }

    private static long characters(Prompt prompt) {
        long n = prompt.system().length();
        for (Prompt.Turn turn : prompt.turns()) {
            for (Prompt.Part part : turn.parts()) {
                n += part instanceof Prompt.Text t ? t.text().length() : 0;
            }
        }
        return n;
    }

    private static int images(Prompt prompt) {
        return (int) prompt.turns().stream()
                .flatMap(t -> t.parts().stream())
                .filter(Prompt.Image.class::isInstance)
                .count();
    }

    /**
     * Makes the requests of a case's answered queries again, of each slice one, and compares them with those that were
     * answered.
     *
     * @throws RunException where one is another now
     */
    void requireSame(CohortCase place, List<PlannedQuery> plan, CaseView asked, CaseView shown, AnswerStore store) {
        if (prompts.isEmpty()) {
            return;
        }
        ArmProgress uncounted = new ArmProgress(arm, 0, RunLog.NONE, Monitor.NONE);
        for (PlannedQuery q : plan) {
            Optional<String> then = q.repeat() == 0 && store.has(q.key())
                    ? store.find(q.key()).map(StoredAnswer::request).filter(r -> !r.isEmpty())
                    : Optional.empty();
            if (then.isPresent() && !query(q, asked, shown, uncounted).request().equals(then.get())) {
                throw new RunException("case " + place.caseId() + ": what arm '" + arm.id()
                        + "' would be sent now is not what it answered (an image, a volume that is shown, or the words"
                        + " of the prompt changed outside of the study); bring it back, give the arm another id, or"
                        + " run into a new folder");
            }
        }
    }
}
