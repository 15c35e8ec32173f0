# Starts, watches and stops the three services. Sourced by up and down, after
# paths.bash and steps.bash.
#
# $run/<service>.pid    its process
# $run/<service>.start  what it was started as: binary, address, database. When
#                       that has changed, `up` starts it again.
# shellcheck shell=bash disable=SC2154  # root, run and logs are paths.bash's

readonly start_seconds=30

# One command at a time moves the processes of a folder.
lock_processes() {
  mkdir -p "$run"
  exec 8>"$run/lock"
  flock --nonblock 8 || fail "another deploy/local/up or down is at work in $var"
}

unlock_processes() { flock --unlock 8; }

# A little more than a service takes to drain by itself (PULSE_DRAIN_SECONDS).
stop_seconds=$((${PULSE_DRAIN_SECONDS:-10} + 10))

# Prints the process of a service; fails when it does not run. The pid alone
# proves nothing: it may be another's by now.
pid_of() {
  local pid executable
  pid=$(cat "$run/$1.pid" 2>/dev/null) || return 1
  executable=$(readlink "/proc/$pid/exe" 2>/dev/null) || return 1
  executable=${executable% (deleted)}
  [[ ${executable##*/} == "$1" ]] && echo "$pid"
}

# Whether the process that was started for a service is gone. It is the shell's before
# it is the service's, so its name says nothing yet.
has_ended() { [[ ! -d /proc/$(cat "$run/$1.pid") ]]; }

# A rebuilt binary is another file or has another time.
identity_of() {
  local binary=$1 address=$2 url=$3
  echo "$binary $(stat -Lc '%i %s %Y' "$binary") $address $url"
}

listens() {
  local host=${1%:*} port=${1##*:}
  host=${host#[}
  (exec 3<>"/dev/tcp/${host%]}/$port") 2>/dev/null
}

# Ends the command when somebody else has a service's address.
refuse_taken_address() {
  local service=$1 address variable
  address=$(address_of "$service")
  variable=$(address_variable "$service")
  if ! pid_of "$service" >/dev/null && listens "$address"; then
    fail "$address, where $service wants to listen, is taken by another program" \
      "stop that program, or choose another address: $variable=127.0.0.1:$((${address##*:} + 1000)) $0"
  fi
}

# start_service SERVICE BINARY DATABASE_URL
start_service() {
  local service=$1 binary=$2 url=$3 address identity
  address=$(address_of "$service")
  identity=$(identity_of "$binary" "$address" "$url")
  if pid_of "$service" >/dev/null; then
    [[ $(cat "$run/$service.start" 2>/dev/null) != "$identity" ]] || return 0
    stop_service "$service"
  fi
  refuse_taken_address "$service"
  PULSE_DATABASE_URL=$url setsid "$binary" --listen "$address" >>"$logs/$service.log" 2>&1 </dev/null 8>&- &
  echo $! >"$run/$service.pid"
  disown
  echo "$identity" >"$run/$service.start"
}

await_healthy() {
  local service=$1 name deadline=$((SECONDS + start_seconds))
  name=${service#pulse-}
  until "$root/deploy/local/health" "$(address_of "$service")" "cordisbright.pulse.v1.${name^}Service" >/dev/null; do
    ! has_ended "$service" || fail_with_log "$service ended as soon as it was started" "$service"
    [[ $SECONDS -lt $deadline ]] || fail_with_log "$service is not healthy after $start_seconds s" "$service"
    sleep 0.1
  done
}

fail_with_log() {
  tail -n 5 "$logs/$2.log" >&2
  fail "$1" "its log: $logs/$2.log"
}

stop_service() {
  local service=$1 pid deadline=$((SECONDS + stop_seconds))
  pid=$(pid_of "$service") || { rm -f "$run/$service".*; return 0; }
  kill -TERM "$pid"
  while pid_of "$service" >/dev/null; do
    if [[ $SECONDS -ge $deadline ]]; then
      echo "$service did not stop within $stop_seconds s and was killed; its log: $logs/$service.log" >&2
      kill -KILL "$pid"
    fi
    sleep 0.1
  done
  rm -f "$run/$service".*
}

stop_database() {
  local folder
  folder=$(cat "$run/database" 2>/dev/null) || return 0
  "$root/deploy/local/postgres" stop "$folder"
  rm -f "$run/database"
}
