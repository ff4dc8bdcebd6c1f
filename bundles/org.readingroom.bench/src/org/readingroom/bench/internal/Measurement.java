package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;

/**
 * What one workload took.
 *
 * @param title what was done
 * @param goal the most that ours may take, as a share of the peer's
 * @param quantity what was measured
 * @param warmUp repetitions that were not counted
 * @param ours milliseconds or MB of each repetition
 * @param peer those of the peer's repetition in the same pair; empty where it did not run
 * @param agreement whether the values are the same; empty where the peer did not run
 */
record Measurement(
        String title,
        double goal,
        Workload.Quantity quantity,
        int warmUp,
        double[] ours,
        double[] peer,
        Optional<Agreement> agreement) {
    /** How many steps of a monitor measurements take. */
    static long steps(List<Workload> workloads, int pairs) {
        return workloads.stream().mapToLong(w -> w.warmUp() + (long) pairs).sum();
    }

    /** Ours alone. */
    static Measurement alone(Workload work, int repetitions, Monitor monitor) {
        double[] ours = new double[repetitions];
        for (int i = -work.warmUp(); i < repetitions; i++) {
            monitor.checkCancelled();
            double ms = ours(work);
            if (i >= 0) {
                ours[i] = ms;
            }
            monitor.worked(1);
        }
        return new Measurement(
                work.title(), work.goal(), work.quantity(), work.warmUp(), ours, new double[0], Optional.empty());
    }

    /**
     * Both sides in turn, each first in every other pair, so that a machine that slows down or speeds up favours
     * neither.
     *
     * @throws PeerException where the peer fails
     */
    static Measurement paired(Workload work, Peer peer, int pairs, Monitor monitor) {
        double[] ours = new double[pairs];
        double[] theirs = new double[pairs];
        Agreement agreement = null;
        for (int i = -work.warmUp(); i < pairs; i++) {
            monitor.checkCancelled();
            boolean first = i < 0 || i % 2 == 0;
            double mine = first ? ours(work) : 0;
            JsonNode answer = peer.ask(work.request(), i == -work.warmUp());
            if (!first) {
                mine = ours(work);
            }
            if (i == -work.warmUp()) {
                agreement = work.check(answer.path("values"));
            }
            if (i >= 0) {
                ours[i] = mine;
                theirs[i] = work.quantity() == Workload.Quantity.TIME
                        ? answer.path("seconds").asDouble() * 1000
                        : answer.path("megabytes").asDouble();
            }
            monitor.worked(1);
        }
        return new Measurement(
                work.title(), work.goal(), work.quantity(), work.warmUp(), ours, theirs, Optional.of(agreement));
    }

    private static double ours(Workload work) {
        long start = System.nanoTime();
        work.repeat();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        return work.quantity() == Workload.Quantity.TIME ? milliseconds : work.megabytes();
    }

    /** Whether the peer ran and its values are ours. */
    boolean agrees() {
        return agreement.map(Agreement::agrees).orElse(false);
    }
}
