# Sets JAVA_HOME to a JDK 25 or newer: JAVA_HOME, then PATH, then the usual places. Says what to
# install where there is none. Meant to be sourced.

heard_java_version() { # the major version of the JDK in folder $1, empty when it is none
  if [ -x "$1/bin/java" ] && [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

heard_fits() {
  local version
  version=$(heard_java_version "$1")
  [ -n "$version" ] && [ "$version" -ge 25 ]
}

heard_find_jdk() {
  local found candidate
  if [ -n "${JAVA_HOME:-}" ] && heard_fits "$JAVA_HOME"; then
    return 0
  fi
  found=$(command -v java 2>/dev/null || true)
  if [ -n "$found" ]; then
    while [ -L "$found" ]; do
      candidate=$(readlink "$found")
      case "$candidate" in
        /*) found=$candidate ;;
        *) found=$(dirname "$found")/$candidate ;;
      esac
    done
    candidate=$(cd "$(dirname "$found")/.." && pwd -P)
    if heard_fits "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  fi
  for candidate in /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if heard_fits "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'EOT'
Heard needs a JDK 25 or newer, and none was found in JAVA_HOME, on the PATH or in the usual places.
Maybe install one: 'apt install openjdk-25-jdk' or 'apt install temurin-25-jdk' (Debian, Ubuntu),
'brew install openjdk@25' (macOS), 'sdk install java 25-tem' (SDKMAN); or set JAVA_HOME to it.
EOT
  return 1
}
