package org.readingroom.api.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record: the same text serves binding, validation, the reference page, the
 * desktop's form and {@code --help}.
 *
 * <p>The key in YAML and on the command line is the component's name in kebab case ({@code maxTokens} is
 * {@code max-tokens}) unless {@link #key()} says otherwise. A component with no default that is not an
 * {@link java.util.Optional} is required. Types: String, int, long, double, boolean, enums (kebab case), Path,
 * {@link Root}, other settings records, and Optional, List, Set or Map (string keys) of these.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** What it does, one or two sentences. */
    String value();

    /** The key, where it is not the component's name in kebab case. */
    String key() default "";

    /** The default as it would be written in YAML, such as {@code "0.6"}, {@code "[1, 2]"}, {@code "{}"}; none: required. */
    String def() default NONE;

    /** The unit of a number, such as {@code mm} or {@code ms}. */
    String unit() default "";

    /** The least number allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest number allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** The strings allowed; none given: any. */
    String[] choices() default {};

    /** On a command line: the 0-based position of an argument without a name; -1 where it is an option. */
    int position() default -1;

    /**
     * Whether it is part of what makes results their own. False for what changes how the work is done and not what comes
     * of it, such as how many requests are in flight: changing it asks nothing again.
     */
    boolean identity() default true;

    /** Stands for "no default": not to be written by hand. */
    String NONE = "\u0000none";
}
