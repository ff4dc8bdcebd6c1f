package org.readingroom.lora.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.model.Lesson;
import org.readingroom.torch.CounterRandom;

/**
 * The order in which lessons are learnt, epoch by epoch, the same for a seed.
 *
 * <p>Unbalanced, an epoch is every lesson once. Balanced, the smaller groups are drawn again until they are as large as
 * the largest: whole rounds of all their members, then some at random, other ones in each epoch. By patient the members
 * are patients, of whom all lessons come; by slice they are lessons. A lesson without a group is of a group of its own
 * kind.
 */
final class LessonOrder {
    private final List<Lesson> lessons;
    private final FinetuneSettings.Balance balance;
    private final long seed;

    LessonOrder(List<Lesson> lessons, FinetuneSettings.Balance balance, long seed) {
        this.lessons = List.copyOf(lessons);
        this.balance = balance;
        this.seed = seed;
    }

    /** The lessons of a 0-based epoch. */
    List<Lesson> epoch(int epoch) {
        CounterRandom random = CounterRandom.of(seed, "lessons of epoch " + epoch);
        List<Lesson> drawn = balance == FinetuneSettings.Balance.NONE ? lessons : balanced(random);
        List<Lesson> order = new ArrayList<>(drawn.size());
        for (int at : random.permutation(drawn.size())) {
            order.add(drawn.get(at));
        }
        return order;
    }

    private List<Lesson> balanced(CounterRandom random) {
        Map<String, List<List<Lesson>>> groups = groups();
        int largest = groups.values().stream().mapToInt(List::size).max().orElse(0);
        List<Lesson> drawn = new ArrayList<>();
        groups.values().forEach(members -> {
            for (int round = 0; round < largest / members.size(); round++) {
                members.forEach(drawn::addAll);
            }
            int[] some = random.permutation(members.size());
            for (int i = 0; i < largest % members.size(); i++) {
                drawn.addAll(members.get(some[i]));
            }
        });
        return drawn;
    }

    /** The members of each group, sorted as the lessons are. */
    private Map<String, List<List<Lesson>>> groups() {
        Map<String, List<List<Lesson>>> groups = new TreeMap<>();
        Map<String, List<Lesson>> members = new HashMap<>();
        for (Lesson lesson : lessons) {
            String own = balance == FinetuneSettings.Balance.SLICE
                    ? lesson.key()
                    : lesson.subject().info().patientId();
            members.computeIfAbsent(lesson.group() + "\n" + own, k -> {
                        List<Lesson> of = new ArrayList<>();
                        groups.computeIfAbsent(lesson.group(), g -> new ArrayList<>())
                                .add(of);
                        return of;
                    })
                    .add(lesson);
        }
        return groups;
    }

    /**
     * How many steps some epochs take; windows end with their epoch.
     *
     * @param window lessons of a step
     */
    long steps(int epochs, int window) {
        long steps = 0;
        for (int e = 0; e < epochs; e++) {
            steps += Math.ceilDiv(epoch(e).size(), window);
        }
        return steps;
    }
}
