import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes the desktop's help pages of the documentation: README.md and docs/*.md of the checkout, as HTML that needs no network.
 * Started by the build as a source file: {@code java -cp commonmark... HelpPages.java CHECKOUT OUT}.
 */
public final class HelpPages {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final Pattern TITLE = Pattern.compile("(?m)^# (.+)$");
    private static final Pattern LINK = Pattern.compile("(href|src)=\"([^\"]+)\"");
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.55 system-ui, sans-serif; margin: 0; }
            nav { padding: .6rem 1.5rem; border-bottom: 1px solid #8884; } nav a { margin-right: 1.4rem; }
            main { max-width: 56rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
            pre, code { font: 14px/1.45 ui-monospace, monospace; } pre { overflow-x: auto; padding: .8rem; background: #8882; }
            table { border-collapse: collapse; display: block; overflow-x: auto; }
            th, td { border: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top; }
            img { max-width: 100%; } a { color: #2d6da3; } @media (prefers-color-scheme: dark) { a { color: #7db8e8; } }
            """;

    private final Path checkout;
    private final Path out;
    private final Map<Path, String> pages = new LinkedHashMap<>();

    private HelpPages(Path checkout, Path out) {
        this.checkout = checkout;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        HelpPages help = new HelpPages(Path.of(arguments[0]).toAbsolutePath().normalize(), Path.of(arguments[1]));
        help.collect();
        help.write();
    }

    private void collect() throws IOException {
        pages.put(checkout.resolve("README.md"), "index.html");
        pages.put(checkout.resolve("plugins-contrib/README.md"), "plugins.html");
        try (Stream<Path> docs = Files.list(checkout.resolve("docs"))) {
            docs.filter(f -> f.toString().endsWith(".md")).sorted().forEach(f ->
                    pages.put(f, f.getFileName().toString().replace(".md", ".html")));
        }
    }

    private void write() throws IOException {
        Files.createDirectories(out);
        StringBuilder nav = new StringBuilder("<nav>");
        for (Map.Entry<Path, String> page : pages.entrySet()) {
            nav.append("<a href=\"").append(page.getValue()).append("\">").append(title(page.getKey())).append("</a>");
        }
        nav.append("</nav>");
        for (Map.Entry<Path, String> page : pages.entrySet()) {
            Node text = PARSER.parse(Files.readString(page.getKey()));
            String body = linked(RENDERER.render(text), page.getKey().getParent());
            Files.writeString(out.resolve(page.getValue()), "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                    + "<title>" + title(page.getKey()) + "</title><style>" + STYLE + "</style></head><body>" + nav
                    + "<main>" + body + "</main></body></html>\n");
        }
    }

    private static String title(Path page) throws IOException {
        Matcher title = TITLE.matcher(Files.readString(page));
        return title.find() ? title.group(1) : page.getFileName().toString();
    }

    /** Links to other pages lead to their HTML; pictures are put beside; what is in the checkout alone is no link. */
    private String linked(String html, Path folder) {
        return LINK.matcher(html).replaceAll(m -> Matcher.quoteReplacement(link(m.group(1), m.group(2), folder)));
    }

    private String link(String attribute, String target, Path folder) {
        if (target.startsWith("#") || target.contains("://")) {
            return attribute + "=\"" + target + "\"";
        }
        int hash = target.indexOf('#');
        Path file = folder.resolve(hash < 0 ? target : target.substring(0, hash)).normalize();
        if (pages.containsKey(file)) {
            return attribute + "=\"" + pages.get(file) + (hash < 0 ? "" : target.substring(hash)) + "\"";
        }
        if (attribute.equals("src") && Files.isRegularFile(file) && file.startsWith(checkout)) {
            try {
                Files.copy(file, out.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return "src=\"" + file.getFileName() + "\"";
        }
        return "title=\"" + target + " of the source\"";
    }
}
