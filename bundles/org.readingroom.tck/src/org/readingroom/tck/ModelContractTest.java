package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.Volume;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.model.TrainableModel;
import org.readingroom.tck.fixture.GridPreparer;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.ModelQueries;
import org.readingroom.tck.fixture.ProbeMonitor;
import org.readingroom.tck.fixture.RecordingSink;
import org.readingroom.tck.fixture.TinyCohort;

/**
 * What every model promises: each query into the sink exactly once, the same answer for the same seed whatever the batch,
 * a stop when asked, and no look at the reference of a case that it reads. The prompted side is
 * {@link PromptedModelContractTest}, learning is {@link TrainableModelContractTest}.
 *
 * @param <S> its settings
 */
public abstract class ModelContractTest<S extends Record> extends PluginContractTest<S, ModelPlugin<S>> {
    /** A folder of this test alone. */
    @TempDir
    protected Path scratch;

    /** The settings to test with; those of a study that gives none, unless overridden. */
    protected S settings() {
        return defaults();
    }

    /** The cases it is asked about, without labels, their references out of reach. */
    protected List<MemoryCase> cases() {
        return TinyCohort.of(4, 77).stream().map(MemoryCase::withheld).toList();
    }

    /** The queries it is asked, each of which it can answer. */
    protected List<Query> queries(Model model) {
        if (model.capabilities().input() == Capabilities.Input.PROMPTS) {
            return ModelQueries.prompted("Which grade? Choice:", cases());
        }
        return ModelQueries.TASKS.stream()
                .filter(t -> model.capabilities().tasks().contains(t.id()))
                .flatMap(t -> ModelQueries.direct(t, cases()).stream())
                .toList();
    }

    /** A request of some queries. */
    protected ReadRequest request(List<Query> queries) {
        return new ReadRequest(queries, new Decoding(0.6, 0.9, 0, 0, 64), Optional.empty(), List.of());
    }

    /** The model, opened and not fitted. */
    protected final Model open() {
        return plugin().open(
                        settings(),
                        new ModelContext(
                                3407, scratch, plugin().endpoint(settings()).isEmpty(), preparer()));
    }

    /** What prepares cases for a model that takes them so; of 14 slices of 16 by 16, unless overridden. */
    protected CasePreparer preparer() {
        return new GridPreparer(14, 16, 16);
    }

    /** The model, ready to read. */
    protected Model ready() {
        return open();
    }

    @Override
    protected Class<?> contract() {
        return ModelPlugin.class;
    }

    /** All its answers by key, read in one request. */
    protected final Map<String, Answer> answers(Model model) {
        RecordingSink sink = new RecordingSink();
        model.read(request(queries(model)), sink, Monitor.NONE);
        return sink.answers();
    }

    @Test
    void capabilitiesAgreeWithThemselves() {
        try (Model model = ready()) {
            Capabilities c = model.capabilities();
            assertEquals(c, model.capabilities(), "asked twice");
            assertEquals(c.trainable(), model instanceof TrainableModel, "trainable means a TrainableModel");
            assertTrue(Set.of("regex", "json-schema", "choices").containsAll(c.constraints()), "kinds of constraint");
            if (c.input() != Capabilities.Input.PROMPTS) {
                assertFalse(c.tasks().isEmpty(), "a volume model says what it answers");
                assertEquals(0, c.maxImages(), "a volume model takes no images");
                assertFalse(c.logProbabilities() || c.continuations(), "a volume model has no tokens");
            } else {
                assertTrue(c.maxImages() >= 0, "images a query may hold");
            }
            assertFalse(
                    queries(model).isEmpty(), "the test asks it something: override queries() for tasks of your own");
        }
    }

    @Test
    void identityIsSteadyAndItsOwn() {
        try (Model model = ready();
                Model second = ready()) {
            assertEquals(model.identity(), model.identity(), "asked twice");
            assertEquals(model.identity(), second.identity(), "of a second one, made in the same way");
            assertFalse(model.identity().toString().contains(scratch.toString()), "names no folder of this machine");
        }
    }

    @Test
    void everyQueryEndsOnceWithAValueOfItsTask() {
        try (Model model = ready()) {
            List<Query> queries = queries(model);
            RecordingSink sink = new RecordingSink();
            model.read(request(queries), sink, Monitor.NONE);
            assertEquals(keys(queries), sink.ended(), "queries that ended");
            assertEquals(Map.of(), sink.failures(), "queries that failed");
            for (Query query : queries) {
                check(model, query, sink.answers().get(query.key()));
            }
        }
    }

    private static void check(Model model, Query query, Answer answer) {
        if (model.capabilities().input() == Capabilities.Input.PROMPTS) {
            assertInstanceOf(Answer.Text.class, answer, "a prompted model answers with text");
            return;
        }
        Object value = assertInstanceOf(Answer.Value.class, answer, "a volume model answers with a value")
                .value();
        assertInstanceOf(query.task().valueType(), value, query.key());
        if (value instanceof Mask mask) {
            checkFrame(query, mask);
        }
    }

    private static void checkFrame(Query query, Mask mask) {
        if (query.slice().isPresent()) {
            SliceFrame frame = query.slice().get().frame();
            double[] mm = {frame.mmPerRow(), frame.mmPerColumn()};
            int[] shape = {frame.rows(), frame.columns()};
            assertTrue(mask.matches(new Mask(shape, mm, new boolean[shape[0] * shape[1]])), query.key() + ": " + mask);
        } else {
            Volume first = query.subject()
                    .volume(query.subject().info().volumes().iterator().next());
            Mask empty = Mask.of(first.grid(), new boolean[first.grid().size()]);
            assertTrue(mask.matches(empty), query.key() + ": " + mask + " is not on the grid of the case's volumes");
        }
    }

    @Test
    void sameSeedSameAnswerWhateverTheBatchAndOrder() {
        try (Model one = ready();
                Model two = ready()) {
            Map<String, Answer> whole = answers(one);
            assertSame(whole, answers(one), "read again by the same model");
            List<Query> reversed = new ArrayList<>(queries(two));
            Collections.reverse(reversed);
            RecordingSink sink = new RecordingSink();
            for (Query query : reversed) {
                two.read(request(List.of(query)), sink, Monitor.NONE);
            }
            assertSame(whole, sink.answers(), "read one at a time, last first, by another model");
        }
    }

    /** Compares answers by key; override where equal answers are not equal objects. */
    protected void assertSame(Map<String, Answer> expected, Map<String, Answer> actual, String message) {
        assertEquals(new TreeMap<>(expected), new TreeMap<>(actual), message);
    }

    @Test
    void aCancelBeforeItStartsStopsIt() {
        try (Model model = ready()) {
            RecordingSink sink = new RecordingSink();
            ProbeMonitor monitor = ProbeMonitor.cancelledAt(0);
            assertThrows(CancelledException.class, () -> model.read(request(queries(model)), sink, monitor));
            assertEquals(Set.of(), sink.ended(), "queries that ended after the cancel");
        }
    }

    @Test
    void whatCameBeforeACancelIsKeptAndTheRestCanBeRead() {
        try (Model model = ready()) {
            Map<String, Answer> whole = answers(model);
            ProbeMonitor monitor = ProbeMonitor.counting();
            RecordingSink sink = new RecordingSink().afterEach(monitor::cancel);
            List<Query> queries = queries(model);
            try {
                model.read(request(queries), sink, monitor);
                assertEquals(keys(queries), sink.ended(), "it came to its end before it saw the cancel");
            } catch (CancelledException e) {
                assertFalse(sink.ended().isEmpty(), "the cancel came after a first answer");
            }
            List<Query> rest = queries.stream()
                    .filter(q -> !sink.ended().contains(q.key()))
                    .toList();
            if (!rest.isEmpty()) {
                model.read(request(rest), sink, Monitor.NONE);
            }
            assertSame(whole, sink.answers(), "cancelled and gone on");
        }
    }

    @TestFactory
    Stream<DynamicTest> oneCaseThatCannotBeReadDoesNotSpoilTheOthers() {
        return Applicable.when(!isPrompted(), "a model of volumes", () -> {
            try (Model model = ready()) {
                List<Query> queries = new ArrayList<>(queries(model));
                Query whole = queries.get(0);
                MemoryCase broken = cases().stream()
                        .filter(c -> c.id().equals(whole.subject().id()))
                        .findFirst()
                        .orElseThrow()
                        .unreadable();
                queries.set(
                        0,
                        new Query(whole.key(), broken, whole.task(), whole.slice(), whole.prompt(), 0, whole.seed()));
                RecordingSink sink = new RecordingSink();
                model.read(request(queries), sink, Monitor.NONE);
                assertEquals(keys(queries), sink.ended(), "queries that ended");
                assertTrue(Set.of(whole.key()).containsAll(sink.failures().keySet()), "failures: " + sink.failures());
            }
        });
    }

    private boolean isPrompted() {
        try (Model model = ready()) {
            return model.capabilities().input() == Capabilities.Input.PROMPTS;
        }
    }

    @Test
    void closesUsedOrNot() {
        Model unused = open();
        assertDoesNotThrow(unused::close);
        Model used = ready();
        answers(used);
        assertDoesNotThrow(used::close);
    }

    /** The keys of queries. */
    protected static Set<String> keys(List<Query> queries) {
        return queries.stream().map(Query::key).collect(Collectors.toSet());
    }
}
