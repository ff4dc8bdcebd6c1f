package org.readingroom.prompts.internal.answer;

import java.util.HashMap;
import java.util.Map;

/**
 * What the words round a number say of it, one bit each. Words are lower case, without apostrophes and underscores;
 * anything else is no word of ours, and says nothing.
 */
final class Vocabulary {
    static final long ROW = 1L;
    static final long COLUMN = 1L << 1;
    static final long Y = 1L << 2;
    static final long X = 1L << 3;
    /** Names a corner or a place in a list, and so may stand between the points of one. */
    static final long LIST = 1L << 4;

    static final long CENTRE = 1L << 5;
    static final long TUMOUR = 1L << 6;
    static final long IMAGE = 1L << 7;
    static final long CORRECTION = 1L << 8;
    static final long FINAL = 1L << 9;
    static final long NEGATION = 1L << 10;
    static final long EXAMPLE = 1L << 11;
    static final long SIZE = 1L << 12;
    static final long RANGE = 1L << 13;
    static final long TO = 1L << 14;
    static final long AND = 1L << 15;
    static final long OR = 1L << 16;
    static final long ALTERNATIVE = 1L << 17;
    /** What is counted by the number before it, such as "10 to 15 points". */
    static final long COUNTED = 1L << 18;

    static final long UNIT = 1L << 19;
    static final long PIXEL = 1L << 20;
    static final long VERB = 1L << 21;
    static final long ANSWER = 1L << 22;
    static final long CORNER = 1L << 23;
    static final long PROGRAM = 1L << 24;
    /** Is numbered by the number after it, such as "Step 1:". */
    static final long NUMBERED = 1L << 25;

    static final long THAN = 1L << 26;
    static final long INSTEAD = 1L << 27;
    static final long LOOK = 1L << 28;
    static final long LIKE = 1L << 29;
    static final long BUT = 1L << 30;
    static final long CHOICE = 1L << 31;
    static final long MARKER = 1L << 32;
    static final long HIGH = 1L << 33;
    static final long LOW = 1L << 34;
    static final long GRADE = 1L << 35;
    static final long GLIOMA = 1L << 36;
    static final long HGG = 1L << 37;
    static final long LGG = 1L << 38;
    static final long NO = 1L << 39;
    static final long ZERO = 1L << 40;
    static final long ONE = 1L << 41;
    static final long TWO = 1L << 42;
    /** May stand between the start of a sentence and the class it decides on: "The scan shows a ...". */
    static final long PLAIN = 1L << 43;

    static final long SUCH = 1L << 44;
    static final long AS = 1L << 45;
    static final long DECIDE = 1L << 46;
    /** Says how far the tumour goes, not where it is. */
    static final long REACH = 1L << 47;

    /** Announces the number of a figure, a page or another text. */
    static final long CITATION = 1L << 48;

    /** Says of what stands before it that it is wrong. */
    static final long WRONG = 1L << 49;

    /** Says of a choice what it would mean, not that it is chosen. */
    static final long SUPPOSED = 1L << 50;

    /** Says that a list goes on. */
    static final long MORE = 1L << 51;

    /** Explains the image's first pixel: "with (0, 0) at". */
    static final long ORIGIN = 1L << 52;

    /** Begins a sentence that asks for a decision and makes none. */
    static final long IMPERATIVE = 1L << 53;

    /** Set round a candidate where a word of none of ours stands. */
    static final long UNKNOWN = 1L << 62;

    static final long ANY_AXIS = ROW | COLUMN | X | Y;

    private static final Map<String, Long> WORDS = new HashMap<>();

    static {
        add(ROW, "row rows r fila zeile ligne строка 行 centerrow rowcenter centrerow rowcentre rowindex tumorrow cr");
        add(COLUMN, "column columns col cols c columna spalte colonne столбец 列 centercol colcenter centrecol cc");
        add(COLUMN, "centercolumn columncenter centrecolumn colcentre columncentre colindex columnindex tumorcol");
        add(Y, "y centery ycenter cy ycentre centrey ycoordinate");
        add(X, "x centerx xcenter cx xcentre centrex xcoordinate");
        add(
                LIST | CORNER,
                "top bottom left right upper lower corner corners topleft topright bottomleft bottomright upperleft"
                        + " upperright lowerleft lowerright tl tr bl br hand");
        add(LIST | COUNTED | NUMBERED, "point", "points", "vertex", "vertices", "pt", "pts");
        add(LIST | ANSWER, "coordinate", "coordinates", "coords", "coord");
        add(LIST | AND, "and", "et", "und", "then", "и", "和");
        add(CENTRE | ANSWER, "center centre centroid midpoint centered centred centerpoint centrepoint middle");
        add(CENTRE | ANSWER, "центр", "zentrum", "mittelpunkt", "centro", "中心", "中心点", "中心坐标", "中心点坐标", "المركز");
        add(TUMOUR, "tumor tumors tumour tumours glioma gliomas lesion lesions mass abnormality hyperintensity");
        add(TUMOUR, "hyperintense bright brightest brighter region area signal enhancement enhancing oedema edema");
        add(IMAGE, "image images picture slice scan frame grid brain skull photo canvas");
        add(CORRECTION, "actually correction corrected wait sorry oops mistake mistaken instead rather revised revise");
        add(CORRECTION, "revising updated update meant scratch reconsider reconsidering apologies apologize apologise");
        add(CORRECTION, "recheck rechecking hmm incorrect wrong reevaluate");
        add(FINAL, "final", "finally", "conclusion", "conclude", "therefore", "hence", "thus", "overall");
        add(NEGATION, "not isnt arent wasnt never neither nor cannot cant dont doesnt didnt without except excluding");
        add(NEGATION, "unlikely");
        add(INSTEAD, "rather", "instead");
        add(THAN, "than", "of");
        add(EXAMPLE, "example examples eg e.g e.g. instance hypothetical hypothetically suppose imagine placeholder");
        add(
                EXAMPLE,
                "dummy random randomly fabricated fake template illustrative illustration arbitrary fictional e.x ex");
        add(SUCH, "such");
        add(AS, "as");
        add(LOOK, "look", "looks");
        add(LIKE, "like");
        add(BUT, "but", "however", "though", "yet", "nevertheless", "still");
        add(SIZE, "size sized shape dimension dimensions resolution measuring measures array matrix");
        add(RANGE, "range ranges ranging between interval in within from limits bounds integers integer");
        add(TO, "to", "through", "until", "till", "thru", "bis", "hasta", "до", "至", "到");
        add(OR, "or", "oder", "ou", "или", "либо", "或");
        add(
                ALTERNATIVE,
                "alternatively also either maybe perhaps another or possibly might could oder ou или second other");
        add(COUNTED, "corners coordinates keywords slices images cases patients percent sides edges numbers");
        add(COUNTED, "values classes options steps bits channels lesions tumors years times tokens words pairs");
        add(UNIT, "mm cm ml percent degrees deg years months hours voxels millimeters millimetres centimeters cms");
        add(UNIT, "inch inches bit mb kb hz tesla weeks days centimetres");
        add(PIXEL, "px", "pixel", "pixels", "pix", "пикселей", "像素");
        add(VERB | PLAIN, "is are be being equals was lies located were ist es est at");
        add(VERB, "in as represents representing denotes corresponds corresponding located approximately about around");
        add(VERB, "第 would gives giving yields by on near index number coordinate approx roughly estimated будет");
        add(ANSWER | MARKER | NUMBERED, "answer", "output", "result", "response", "решение");
        add(ANSWER, "location position located placed situated point coordinates box polygon bbox");
        add(PROGRAM, "import def cv2 numpy np plt torch return print matplotlib lambda elif skimage pil");
        add(
                NUMBERED,
                "step figure fig slice tumor tumour lesion image no number phase item case note section part table");
        add(NUMBERED, "option class example patient label category grade stage type");
        add(CHOICE, "choice", "выбор", "elección", "eleccion", "wahl", "choix", "scelta", "escolha", "الاختيار", "选择");
        add(CHOICE, "選択", "选项", "选择是", "선택", "विकल्प", "keuze", "wybór", "seçim", "thechoice", "mychoice", "选择为");
        add(
                MARKER,
                "classification class label category prediction diagnosis decision option verdict selection boxed"
                        + " assistant");
        add(
                MARKER,
                "antwort",
                "réponse",
                "respuesta",
                "ответ",
                "回答",
                "答案",
                "答案是",
                "答え",
                "답",
                "الإجابة",
                "उत्तर",
                "resposta");
        add(HIGH, "high", "higher", "hochgradiges", "высокой", "高级别", "haut");
        add(LOW, "low", "lower", "niedriggradiges", "низкой", "低级别", "bas");
        add(GRADE, "grade", "graded", "степени", "grado");
        add(GLIOMA, "glioma", "gliomas", "tumor", "tumour", "gliom", "глиома", "gliome", "胶质瘤");
        add(HGG, "hgg", "highgrade", "highgradeglioma", "高级别胶质瘤");
        add(LGG, "lgg", "lowgrade", "lowgradeglioma", "低级别胶质瘤");
        add(NO, "no", "keine", "kein", "aucun", "ningún", "нет", "无");
        add(NO | GLIOMA, "noglioma", "notumor", "notumour", "无胶质瘤");
        add(ZERO, "zero", "cero", "zéro", "ноль");
        add(ONE, "one", "uno", "eins", "один");
        add(TWO, "two", "dos", "zwei", "deux", "два");
        add(PLAIN, "this it the a an scan brain mri image slice flair picture tumor tumour lesion mass shows depicts");
        add(
                PLAIN,
                "demonstrates reveals represents presents displays exhibits appears seems to be likely most probably");
        add(
                PLAIN,
                "there clearly given provided above patient has have that i believe think would say my conclusion"
                        + " therefore so");
        add(PLAIN, "so its based on features visual observed in of and final with these");
        add(DECIDE, "classify classified classifies choose chose select selected pick categorized categorised");
        add(
                CITATION,
                "figure fig figures reference references ref refs see table section equation eq page pages chapter");
        add(WRONG, "wrong incorrect mistake mistaken corrected correction");
        add(
                SUPPOSED,
                "would could might may means mean is was refers corresponds represents denotes stands for indicates");
        add(MORE, "etc etcetera continues continuing onwards onward remaining 等");
        add(ORIGIN, "with origin where indexed starting starts");
        add(IMPERATIVE, "classify choose select pick");
        add(REACH, "extend extends extending spans spanning span reaches reaching edge edges border boundary corners");
    }

    private Vocabulary() {}

    private static void add(long flags, String... words) {
        for (String some : words) {
            for (String word : some.split(" ")) {
                WORDS.merge(word, flags, (a, b) -> a | b);
            }
        }
    }

    /** What a word says; 0 for one that says nothing. */
    static long of(String word) {
        return WORDS.getOrDefault(word, 0L);
    }
}
