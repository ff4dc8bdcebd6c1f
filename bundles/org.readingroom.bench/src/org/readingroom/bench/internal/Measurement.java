package org.readingroom.bench.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.readingroom.api.Monitor;

/**
 * The times of one workload.
 *
 * @param title what was done
 * @param goal the most that ours may take, as a share of the peer's time
 * @param ours milliseconds of each repetition
 * @param peer milliseconds of the peer's repetition in the same pair; empty where it did not run
 * @param agreement whether the values are the same; empty where the peer did not run
 */
record Measurement(String title, double goal, double[] ours, double[] peer, Optional<Agreement> agreement) {
    /** Rounds on both sides that are not counted, so that caches are warm and our code is compiled. */
    static final int WARM_UP = 5;

    /** How many steps of a monitor one measurement takes. */
    static int steps(int pairs) {
        return WARM_UP + pairs;
    }

    /** Ours alone. */
    static Measurement alone(Workload work, int repetitions, Monitor monitor) {
        double[] ours = new double[repetitions];
        for (int i = -WARM_UP; i < repetitions; i++) {
            monitor.checkCancelled();
            double ms = ours(work);
            if (i >= 0) {
                ours[i] = ms;
            }
            monitor.worked(1);
        }
        return new Measurement(work.title(), work.goal(), ours, new double[0], Optional.empty());
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
        for (int i = -WARM_UP; i < pairs; i++) {
            monitor.checkCancelled();
            boolean first = i < 0 || i % 2 == 0;
            double mine = first ? ours(work) : 0;
            JsonNode answer = peer.ask(work.request(), i == -WARM_UP);
            if (!first) {
                mine = ours(work);
            }
            if (i == -WARM_UP) {
                agreement = work.check(answer.path("values"));
            }
            if (i >= 0) {
                ours[i] = mine;
                theirs[i] = answer.path("seconds").asDouble() * 1000;
            }
            monitor.worked(1);
        }
        return new Measurement(work.title(), work.goal(), ours, theirs, Optional.of(agreement));
    }

    private static double ours(Workload work) {
        long start = System.nanoTime();
        work.repeat();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Whether the peer ran and its values are ours. */
    boolean agrees() {
        return agreement.map(Agreement::agrees).orElse(false);
    }
}
