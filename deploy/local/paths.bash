# Where a local Pulse keeps its things and listens. Sourced by the commands here.
#
#   build/<preset>/        what is compiled
#   var/log, var/run       logs; pid files and what they belong to
#   <data>/<archive>/      one private PostgreSQL an archive, named after the
#                          archive's folder and a hash of its path
#
# PULSE_VAR_DIR names another folder than var/. <data> is that folder too, unless
# PostgreSQL cannot use it: see data_directory.
# shellcheck shell=bash disable=SC2034  # the variables are for those who source this

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
var=${PULSE_VAR_DIR:-$root/var}
logs=$var/log
run=$var/run

# The clients read the same variables, so `pulse` and the services agree.
export PULSE_INGEST_ADDRESS=${PULSE_INGEST_ADDRESS:-127.0.0.1:7401}
export PULSE_QUERY_ADDRESS=${PULSE_QUERY_ADDRESS:-127.0.0.1:7402}
export PULSE_RENDER_ADDRESS=${PULSE_RENDER_ADDRESS:-127.0.0.1:7403}

services=(pulse-ingest pulse-query pulse-render)

# Name of the variable that says where a service listens.
address_variable() {
  local name=${1#pulse-}
  echo "PULSE_${name^^}_ADDRESS"
}

address_of() {
  local variable
  variable=$(address_variable "$1")
  echo "${!variable}"
}

short_hash() { printf %s "$1" | sha256sum | cut -c1-8; }

# A socket's path is at most 107 bytes; deploy/local/postgres takes folders of
# 92, and /<archive>-<hash>/postgres is up to 50 of them.
data_directory() {
  if [[ ${#var} -le 42 ]] && postgres_can_enter "$var"; then
    echo "$var"
  elif [[ $EUID -eq 0 ]]; then
    echo "/var/lib/pulse/$(short_hash "$var")"
  else
    echo "${XDG_STATE_HOME:-$HOME/.local/state}/pulse/$(short_hash "$var")"
  fi
}

# PostgreSQL refuses to run as root, so it runs as `postgres` then, who cannot
# reach a clone below /root.
postgres_can_enter() {
  local folder=$1
  while [[ ! -e $folder ]]; do folder=$(dirname "$folder"); done
  [[ $EUID -ne 0 ]] || setpriv --reuid=postgres --regid=postgres --init-groups test -x "$folder" 2>/dev/null
}

# Folder of the database of an archive, which must exist.
database_of() {
  local name
  name=$(basename "$1" | tr -c 'A-Za-z0-9\n' - | cut -c1-24)
  echo "$(data_directory)/$name-$(short_hash "$1")/postgres"
}
