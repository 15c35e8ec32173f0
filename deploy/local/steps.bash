# One aligned line a step, with its time. Sourced by the commands here and by
# tests/run.
# shellcheck shell=bash

# step NAME NOTE: starts a line. `ok` ends it with the time, `fail` the command.
step() {
  step_name=$1
  step_note=${2-}
  step_started=$EPOCHREALTIME
  step_open=1
  printf '%-13s %-52s' "$step_name" "$step_note"
}

# ok [NOTE]: ends the line. A terminal then shows NOTE in place of the step's.
ok() {
  local tenths=$(( (${EPOCHREALTIME/./} - ${step_started/./}) / 100000 ))
  [[ ! -t 1 ]] || printf '\r%-13s %-52s' "$step_name" "${1:-$step_note}"
  printf ' %4d.%d s\n' $((tenths / 10)) $((tenths % 10))
  step_open=
}

# fail MESSAGE…: one line each, on stderr.
fail() {
  [[ -z ${step_open-} ]] || printf ' failed\n'
  step_open=
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  shift
  [[ $# -eq 0 ]] || printf '  %s\n' "$@" >&2
  exit 1
}

# logged LOG COMMAND…: runs the command into LOG; on a terminal its last line
# is shown while it runs. When it fails, shows the end of LOG and ends.
logged() {
  local log=$1 line
  shift
  mkdir -p "${log%/*}"
  if [[ -t 1 ]]; then
    "$@" 2>&1 </dev/null | tee "$log" | while IFS= read -r line; do
      printf '\r%-13s %-52.52s' "$step_name" "$line"
    done
  else
    "$@" >"$log" 2>&1 </dev/null
  fi || {
    printf ' failed\n'
    step_open=
    grep -E -m 10 -A 3 '(error|Error|ERROR): |^CMake Error' "$log" >&2 || tail -n 20 "$log" >&2
    fail "'$1' failed" "its whole output: $log"
  }
}
