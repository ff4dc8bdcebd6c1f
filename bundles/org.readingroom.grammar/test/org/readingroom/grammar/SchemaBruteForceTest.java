package org.readingroom.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.readingroom.api.model.Constraint;

/** JSON schemas against a plain validator over all sequences of tokens. */
class SchemaBruteForceTest {
    private static final List<String> SCHEMAS = List.of(
            "{'type':'integer'}",
            "{'type':'integer','minimum':0,'maximum':127}",
            "{'type':'integer','minimum':7}",
            "{'type':'integer','maximum':10}",
            "{'type':'integer','minimum':-12,'maximum':-7}",
            "{'type':'integer','minimum':-10,'maximum':129}",
            "{'type':'integer','minimum':100}",
            "{'type':'number'}",
            "{'type':'boolean'}",
            "{'type':'null'}",
            "{'type':['integer','null']}",
            "{'type':'string'}",
            "{'type':'string','minLength':1,'maxLength':2}",
            "{'type':'string','maxLength':1}",
            "{'type':'string','pattern':'^[abc]+$'}",
            "{'type':'string','pattern':'b'}",
            "{'type':'string','pattern':'^a|c$'}",
            "{'type':'string','pattern':'^.$'}",
            "{'type':'string','pattern':'a','maxLength':2}",
            "{'enum':[0,1,2]}",
            "{'enum':['a','b',1.0,null,true]}",
            "{'type':'integer','enum':['a',7,10]}",
            "{'const':'abc'}",
            "{'const':{'a':1}}",
            "{'const':[1,2]}",
            "{'type':'array','items':{'type':'integer','minimum':0,'maximum':9}}",
            "{'type':'array','items':{'type':'integer'},'minItems':1,'maxItems':2}",
            "{'type':'array','maxItems':0}",
            "{'type':'array','items':{'type':'array','items':{'enum':[1]},'maxItems':1},'maxItems':1}",
            "{'type':'object','additionalProperties':false}",
            "{'type':'object','properties':{'a':{'enum':[1,2]}},'required':['a'],'additionalProperties':false}",
            "{'type':'object','properties':{'a':{'enum':[1]},'b':{'enum':[2]}},'additionalProperties':false}",
            "{'type':'object','properties':{'a':{'enum':[1]},'b':{'enum':[2]},'c':{'enum':[7]}},'required':['b'],'additionalProperties':false}",
            "{'anyOf':[{'type':'integer'},{'enum':['a',1]}]}",
            "{'oneOf':[{'type':'integer'},{'type':'null'}]}");

    @TestFactory
    Stream<DynamicTest> schemasAllowWhatIsValid() {
        return SCHEMAS.stream()
                .map(s -> DynamicTest.dynamicTest(s, () -> {
                    String schema = s.replace('\'', '"');
                    PlainValidator validator = new PlainValidator(schema);
                    Grammar grammar = Grammar.of(new Constraint("json-schema", schema));
                    TokenWalk walk = new TokenWalk(grammar, validator::allows, t -> false)
                            .run(s.contains("object") || s.contains("const") ? 5 : s.contains("array") ? 4 : 3);
                    assertTrue(walk.texts() > 0 || s.contains("const"), "allowed texts met: " + walk.texts());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySequenceOfThreeIsTriedWithoutPruning() {
        return Stream.of(SCHEMAS.get(11), SCHEMAS.get(24))
                .map(s -> DynamicTest.dynamicTest(s, () -> {
                    String schema = s.replace('\'', '"');
                    PlainValidator validator = new PlainValidator(schema);
                    Grammar grammar = Grammar.of(new Constraint("json-schema", schema));
                    TokenWalk walk = new TokenWalk(grammar, validator::allows, t -> true).run(3);
                    assertTrue(walk.sequences() > 50_000, "sequences looked at: " + walk.sequences());
                }));
    }

    /** A schema, a text, and whether the text is allowed. */
    private record Sample(String schema, String text, boolean allowed) {}

    private static final String BOX = "{'type':'object','properties':{'box':{'type':'array','items':{'type':'integer',"
            + "'minimum':0,'maximum':127},'minItems':4,'maxItems':4},'why':{'type':'string','maxLength':5}},"
            + "'required':['box'],'additionalProperties':false}";

    private static final List<Sample> SAMPLES = List.of(
            new Sample(BOX, "{'box':[1,2,3,127]}", true),
            new Sample(BOX, "{'box': [1, 2, 3, 4], 'why': 'so'}", true),
            new Sample(BOX, "{\n  'box': [\n    1,\n    2,\n    3,\n    4\n  ]\n}", true),
            new Sample(BOX, "{'box':[1,2,3,128]}", false),
            new Sample(BOX, "{'box':[1,2,3]}", false),
            new Sample(BOX, "{'why':'so','box':[1,2,3,4]}", false),
            new Sample(BOX, "{'box':[1,2,3,4],'why':'longer'}", false),
            new Sample(BOX, "{'box':[1,2,3,4],'box':[1,2,3,4]}", false),
            new Sample(BOX, "{'box':[1,2,3,4],'why':'\\\"\\\\\\n\\u001f'}", true),
            new Sample(BOX, "{'box':[1,2,3,4],'why':'\u00e9\ud83d\ude00\u20acx'}", true),
            new Sample(BOX, "{'box':[01,2,3,4]}", false),
            new Sample(BOX, " {'box':[1,2,3,4]}", false),
            new Sample(BOX, "{'box':[1,2,3,4]", false));

    @TestFactory
    Stream<DynamicTest> samplesOfABox() {
        return SAMPLES.stream()
                .map(s -> DynamicTest.dynamicTest(s.text().replace("\n", " "), () -> {
                    String schema = s.schema().replace('\'', '"');
                    String text = s.text().replace('\'', '"');
                    assertEquals(s.allowed(), new PlainValidator(schema).allows(text), "the plain validator");
                    assertEquals(
                            s.allowed(),
                            Grammar.of(new Constraint("json-schema", schema)).accepts(text),
                            "the grammar");
                }));
    }
}
