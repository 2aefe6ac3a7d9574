# shellcheck shell=bash
# What tools/install and tools/engine share. Sourced, not run.

tools_source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools_dir=${KAFKA_NATIVE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/kafka-native/tools}
program=tools/$(basename "$0")

# say TEXT: one line of progress; standard output stays free for what was asked for.
say() { printf '%s\n' "$*" >&2; }

# fail TEXT: what happened, why, and what to do; ends the program.
fail() { say "$program: $*"; exit 1; }

# usage_error TEXT: as fail, for a wrong command line.
usage_error() { say "$program: $*"; exit 2; }

# has COMMAND...: whether all of them can be run.
has() { command -v "$@" >/dev/null 2>&1 && [ "$(command -v "$@" | wc -l)" -eq $# ]; }

# version_of NAME: the version that tools/versions pins.
version_of() {
  local key=${1^^} value
  value=$(sed -n "s/^$key=//p" "$tools_source/versions")
  [ -n "$value" ] || fail "tools/versions has no line $key=…, so there is nothing to install; add it."
  printf '%s\n' "$value"
}

# lock NAME: waits until no other process works on NAME; held until this shell ends.
lock() {
  mkdir -p "$tools_dir/lock" 2>/dev/null ||
    fail "cannot write to $tools_dir; name another folder in KAFKA_NATIVE_TOOLS."
  exec 9>"$tools_dir/lock/$1"
  flock --nonblock 9 && return
  say "$1: another process is at it, waiting"
  flock 9
}

# last_error FILE: the last line of a log that speaks of an error, else its last line; without a full stop.
last_error() {
  local line
  line=$(grep -iE 'error|fail|fatal|cannot|no such|denied' "$1" 2>/dev/null | tail -n 1 || true)
  [ -n "$line" ] || line=$(grep . "$1" 2>/dev/null | tail -n 1 || true)
  printf '%s\n' "${line:-it printed nothing}" | sed -E 's/^[[:space:]]+//; s/[.[:space:]]*$//' | cut -c1-300
}

# logged LABEL LOG COMMAND...: runs it with its output in LOG, and says every half minute that it still
# runs. An interrupt ends it, too; where this program alone is killed, it keeps the lock until it ends.
child=
logged() {
  local label=$1 log=$2 start=$SECONDS next=30
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  child=$!
  while kill -0 "$child" 2>/dev/null; do
    if [ $((SECONDS - start)) -ge "$next" ]; then
      say "$label: $next s so far"
      next=$((next + 30))
    fi
    sleep 0.2
  done
  local status=0
  wait "$child" || status=$?
  child=
  return "$status"
}

# kill_tree PID: kills a process after all its descendants; the containers of a shim are among them.
kill_tree() {
  local below children=()
  read -ra children 2>/dev/null <"/proc/$1/task/$1/children" || true
  for below in "${children[@]}"; do kill_tree "$below"; done
  kill -KILL "$1" 2>/dev/null || true
}

# interrupted STATUS: ends the program and what it runs; only the package manager may finish, since half
# a package is worse than a minute of waiting.
child_must_finish=
interrupted() {
  trap '' INT TERM HUP
  if [ -n "$child" ] && [ -n "$child_must_finish" ]; then
    say "$program: interrupted, waiting for the package manager to come to an end"
    while kill -0 "$child" 2>/dev/null; do sleep 0.2; done
  elif [ -n "$child" ]; then
    kill_tree "$child"
    wait "$child" 2>/dev/null || true
  fi
  say "$program: interrupted; nothing half-done is left, the same command starts again."
  exit "$1"
}
trap 'interrupted 130' INT
trap 'interrupted 143' TERM HUP
