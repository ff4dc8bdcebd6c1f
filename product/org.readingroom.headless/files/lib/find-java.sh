# Sourced by the start scripts: find_java KIND sets java_home to the folder of a Java of version 21 or later, and
# java_version to its version.
# KIND is jdk (with a compiler) or jre. Looks at JAVA_HOME, PATH, /usr/lib/jvm, macOS's java_home, SDKMAN and ~/.jdks;
# returns 1 where there is none.

# The major version of the Java in a folder, without starting it where it says so itself.
java_major() {
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'
    fi
}

# Whether the Java in folder $1 will do as $2.
java_fits() {
    [ -x "$1/bin/java" ] || return 1
    [ "$2" = jre ] || [ -x "$1/bin/javac" ] || return 1
    java_version=$(java_major "$1" | head -n 1)
    [ "${java_version:-0}" -ge 21 ] 2>/dev/null
}

find_java() {
    if [ -n "${JAVA_HOME:-}" ] && java_fits "$JAVA_HOME" "$1"; then
        java_home=$JAVA_HOME
        return 0
    fi
    # macOS has a stub at /usr/bin/java that opens a dialogue where there is no Java.
    java_on_path=$(command -v java || true)
    if [ -n "$java_on_path" ] && [ "$java_on_path" != /usr/bin/java -o "$(uname)" != Darwin ]; then
        java_home=$(dirname -- "$(dirname -- "$(readlink -f -- "$java_on_path")")")
        if java_fits "$java_home" "$1"; then
            return 0
        fi
    fi
    if [ -x /usr/libexec/java_home ]; then
        java_home=$(/usr/libexec/java_home -v 21+ 2>/dev/null || true)
        if [ -n "$java_home" ] && java_fits "$java_home" "$1"; then
            return 0
        fi
    fi
    for java_home in /usr/lib/jvm/* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/*; do
        if java_fits "$java_home" "$1"; then
            return 0
        fi
    done
    return 1
}
