#!/bin/bash
# Three database servers and three hosts on this machine, of which some are killed while a campaign
# is played. $1: the program. Needs a PostgreSQL server's programs (postgresql-15 in Debian), and
# starts servers of its own: none that runs here is touched. Nothing stays of it, however it ends.
set -euo pipefail

readonly tool=dnd
dnd=${1:?"usage: cluster_demo.bash PROGRAM"}
readonly servers=(n1 n2 n3) hosts=(A B C) campaign=Cellar/The-Cellar

fail() {
  printf '%s: %s\n' "$tool" "$*" >&2
  exit 1
}
tell() { printf '   %s\n' "$@"; }
step() { printf '\n%s\n' "$*"; }

# -- The end, whatever it is ---------------------------------------------------------------------

scratch=
declare -A server_pid=() host_pid=() port_of=()
writer_pid=

# Prints the processes that a process has started.
children_of() {
  local stat line fields
  for stat in /proc/[0-9]*/stat; do
    { read -r line <"$stat"; } 2>/dev/null || continue
    read -r -a fields <<<"${line##*) }"
    if [[ ${fields[1]} == "$1" ]]; then printf '%s\n' "${line%% *}"; fi
  done
}

# Dead at once, as if the power had failed. $@: processes.
kill_now() {
  kill -9 "$@" 2>/dev/null || true
  wait "$@" 2>/dev/null || true
}

kill_server() {
  local all=("${server_pid[$1]}")
  mapfile -t -O 1 all < <(children_of "${server_pid[$1]}")
  unset "server_pid[$1]"
  kill_now "${all[@]}"
}

stop_all() {
  local status=$? name
  trap '' INT TERM HUP
  [[ -z $writer_pid ]] || kill_now "$writer_pid"
  for name in "${!host_pid[@]}"; do kill_now "${host_pid[$name]}"; done
  for name in "${!server_pid[@]}"; do kill_server "$name"; done
  [[ -z $scratch ]] || rm -rf -- "$scratch"
  exit "$status"
}
trap stop_all EXIT
trap 'printf "\n%s: stopped\n" "$tool" >&2; exit 130' INT
trap 'exit 143' TERM HUP

# Shows the end of a journal before giving up. $1: its name; the rest says what is wrong.
fail_with_journal() {
  tail -n 5 -- "$scratch/$1.log" >&2 || true
  shift
  fail "$*"
}

# $1: how many seconds it may take, $2: what is waited for; the rest is the command that says so.
wait_until() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    ((SECONDS < end)) || fail "waited too long for $what"
    sleep 0.05
  done
}

now_ms() { printf '%s\n' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }
# Prints how long ago a moment was. $1: of now_ms.
since() {
  local ms=$(($(now_ms) - $1))
  printf '%d.%d s' $((ms / 1000)) $((ms % 1000 / 100))
}

# -- Servers -------------------------------------------------------------------------------------

# What was set for another database is not for this one.
unset "${!PG@}" "${!DND_@}"

# Where a server's programs are: Debian has them in nobody's PATH.
find_server_programs() {
  local version folder
  for version in 18 17 16 15; do
    folder=/usr/lib/postgresql/$version/bin
    if [[ -x $folder/initdb && -x $folder/psql ]]; then
      bin=$folder
      return
    fi
  done
  folder=$(command -v initdb) || fail "needs the programs of a PostgreSQL server,
which are not here. In Debian: apt-get install postgresql-15"
  bin=${folder%/*}
}

# Such a server refuses to be root.
find_server_user() {
  as_server_user=()
  ((EUID == 0)) || return 0
  server_user=postgres
  id -u postgres >/dev/null 2>&1 || server_user=nobody
  as_server_user=(setpriv --reuid "$server_user" --regid "$(id -g "$server_user")" --clear-groups)
}

make_scratch() {
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/dnd-cluster-XXXXXX")
  # A socket's path may be no longer than this.
  ((${#scratch} <= 80)) ||
    fail "the folder $scratch has too long a name; set TMPDIR to a shorter one"
  mkdir "$scratch"/{home,n1,n2,n3}
  if ((EUID == 0)); then
    # Others may come through, and see nothing.
    chmod 711 "$scratch"
    chown "$server_user:" "$scratch"/n?
  fi
}

# Runs a program of the server's. $1: whose journal; the rest are its words.
server_program() {
  local name=$1 program=$2
  shift 2
  (cd / && LC_ALL=C "${as_server_user[@]}" "$bin/$program" "$@") >>"$scratch/$name.log" 2>&1 ||
    fail_with_journal "$name" "$program failed"
}

# Prints the rows. $1: the server; $2: the statement.
sql() {
  PGCONNECT_TIMEOUT=2 "$bin/psql" -XqAt -h "$scratch/$1" -U dnd -d "${3:-dnd}" -c "$2" \
    2>>"$scratch/$1.log"
}
is_up() { sql "$1" "select 1" postgres >/dev/null; }

start_server() {
  # It ends with this script, even when that is killed.
  setsid setpriv --pdeathsig QUIT "${as_server_user[@]}" \
    env LC_ALL=C "$bin/postgres" -D "$scratch/$1/data" >>"$scratch/$1.log" 2>&1 </dev/null &
  server_pid[$1]=$!
  wait_until 60 "the database server $1" is_up "$1"
}

connection_to() { printf 'host=%s user=dnd application_name=%s' "$scratch/$1" "$2"; }

make_primary() {
  server_program "$1" initdb -D "$scratch/$1/data" -U dnd -A trust --no-sync --no-locale -E UTF8
  cat >>"$scratch/$1/data/postgresql.conf" <<SETTINGS
listen_addresses = ''
shared_buffers = 16MB
max_connections = 40
wal_keep_size = 256MB
include 'own.conf'
SETTINGS
  set_own "$1"
  start_server "$1"
  sql "$1" "create database dnd" postgres
  # From here on a commit waits for a standby. Before the first copy: a standby that becomes the
  # primary has to ask for as much.
  sql "$1" "alter system set synchronous_standby_names = 'ANY 1 (n1,n2,n3)'"
  sql "$1" "select pg_reload_conf()" >/dev/null
}

# What is not the same for all of them.
set_own() {
  printf "unix_socket_directories = '%s'\ncluster_name = '%s'\n" "$scratch/$1" "$1" \
    >"$scratch/$1/data/own.conf"
}

# $1: the standby, $2: of whom.
make_standby() {
  server_program "$1" pg_basebackup -D "$scratch/$1/data" -R -X stream -c fast --no-sync \
    -d "$(connection_to "$2" "$1")"
  printf "primary_conninfo = '%s'\n" "$(connection_to "$2" "$1")" \
    >>"$scratch/$1/data/postgresql.auto.conf"
  set_own "$1"
  start_server "$1"
}

# How much of the log a standby has, in bytes.
received() {
  sql "$1" "select greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn"
}

# -- Hosts ---------------------------------------------------------------------------------------

# The program, with nothing of whoever runs this: neither settings nor worlds.
program() {
  env HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home/config" \
    XDG_DATA_HOME="$scratch/home/data" XDG_STATE_HOME="$scratch/home/state" \
    XDG_CACHE_HOME="$scratch/home/cache" "$dnd" "$@"
}

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
# Whether it serves, or has ended. The child that makes its log may not have got so far.
has_begun() { grep -qs '"link"' -- "$scratch/$1.log" || ! kill -0 "${host_pid[$1]}" 2>/dev/null; }

start_host() {
  local port
  # Five attempts: somebody may take the port meanwhile.
  for port in $((20000 + RANDOM % 12000)) $((20000 + RANDOM % 12000)) $((20000 + RANDOM % 12000)) \
    $((20000 + RANDOM % 12000)) $((20000 + RANDOM % 12000)); do
    ! is_taken "$port" || continue
    port_of[$1]=$port
    mkdir -p "$scratch/home-$1"
    setsid setpriv --pdeathsig KILL env HOME="$scratch/home-$1" XDG_CONFIG_HOME="$scratch/home-$1" \
      XDG_DATA_HOME="$scratch/home-$1" XDG_STATE_HOME="$scratch/home-$1" \
      XDG_CACHE_HOME="$scratch/home-$1" "$dnd" --json --store "$store" host \
      --listen "127.0.0.1:$port" --advertise "http://127.0.0.1:$port" \
      >"$scratch/$1.log" 2>&1 </dev/null &
    host_pid[$1]=$!
    wait_until 60 "host $1" has_begun "$1"
    if kill -0 "${host_pid[$1]}" 2>/dev/null; then return; fi
  done
  fail_with_journal "$1" "host $1 does not start"
}

# Prints the name of the host that plays the campaign.
owner() {
  local url name
  url=$(sql "$primary" "select h.url from campaign c join host h on h.id = c.owner
    where h.lease_until > now()") || return 1
  for name in "${hosts[@]}"; do
    if [[ $url == "http://127.0.0.1:${port_of[$name]}" ]]; then printf '%s\n' "$name"; fi
  done
}

# Commands of the game master, through a host. What they are is shown, and what comes of them.
play_at() {
  local host=$1 line
  shift
  for line in "$@"; do
    tell "> $line"
    program exec --host "http://127.0.0.1:${port_of[$host]}" --token-file "$scratch/token" \
      "$campaign" "$line" | sed 's/^/     /'
  done
}

# One command, over HTTP. $1: port, $2: the line, $3: its id. Fails when it is not acknowledged.
give() {
  local fd answer='' body="{\"command\":\"$2\",\"id\":\"$3\"}"
  { exec {fd}<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf '%s\r\n' "POST /v1/campaigns/$campaign/commands HTTP/1.1" "Host: 127.0.0.1:$1" \
    "Authorization: Bearer $token" "Content-Type: application/json" "Connection: close" \
    "Content-Length: ${#body}" "" >&"$fd" || true
  printf '%s' "$body" >&"$fd" || true
  IFS= read -r -t 2 answer <&"$fd" || true
  exec {fd}>&-
  [[ $answer == 'HTTP/1.1 200'* ]]
}

# A player who writes notes all the time, each through the next host. What is not acknowledged is
# given again with the same id, which is why nothing is there twice. $@: ports.
write_notes() {
  trap - EXIT
  trap '' PIPE
  local number=0 try=0
  while [[ ! -e $scratch/enough ]]; do
    number=$((number + 1))
    until give "${@:try++ % $# + 1:1}" "note The candle flickers, $number." "note-$number"; do
      sleep 0.05
    done
    printf '%s note-%s\n' "$(now_ms)" "$number" >>"$scratch/acknowledged"
    sleep 0.02
  done
}

acknowledged() { grep -c '' -- "$scratch/acknowledged"; }
is_answered_since() {
  local at id
  read -r at id < <(tail -n 1 -- "$scratch/acknowledged")
  ((at > $1)) && [[ -n $id ]]
}

# -- The demo ------------------------------------------------------------------------------------

[[ -x $dnd ]] || fail "$dnd is not a program"
find_server_programs
find_server_user
make_scratch
# As part of an address.
place=${scratch//\//%2F}%2F
store="postgres://dnd@/dnd?host=${place}n1,${place}n2,${place}n3"

cat <<TEXT
A cluster on this machine
   Three PostgreSQL servers keep a campaign, and three hosts of dnd play it. Then some of them are
   killed in the middle of the game, which goes on. It takes about half a minute, and all of it is
   in $scratch, which is removed in the end.
TEXT

step "1. The servers of the database"
primary=n1
make_primary n1
make_standby n2 n1
make_standby n3 n1
tell "n1 is the primary: what is written goes there. n2 and n3 are its standbys, and copy it." \
  "A command is acknowledged when two of the three have it on their disks."
program --store "$store" store init --disks 2 >/dev/null

step "2. The hosts"
program --store "$store" world create Cellar >/dev/null
program --store "$store" campaign create 'The Cellar' --world Cellar >/dev/null
program --json --store "$store" host token create --role gm >"$scratch/token.json"
token=$(sed -n 's/.*"token":"\([^"]*\)".*/\1/p' "$scratch/token.json")
(umask 077 && printf '%s\n' "$token" >"$scratch/token")
for name in "${hosts[@]}"; do
  start_host "$name"
  tell "$name is at http://127.0.0.1:${port_of[$name]}"
done
tell "Whoever plays asks any of them. One plays the campaign, and the others pass on to it."

step "3. A fight, played at host A"
play_at A "add zombie" "encounter start" "damage zombie-1 9 type: slashing"
write_notes "${port_of[A]}" "${port_of[B]}" "${port_of[C]}" 2>/dev/null &
writer_pid=$!
wait_until 60 "the first note" test -s "$scratch/acknowledged"
tell "From now on a player also writes notes all the time, through A, B and C in turn. Each has an" \
  "id; one that is not acknowledged is given again with its id, until it is."
sleep 1

first=$(owner)
step "4. kill -9 of host $first, which plays the campaign"
moment=$(now_ms)
kill_now "${host_pid[$first]}"
unset "host_pid[$first]"
tell "It can tell nobody. Its lease on the campaign runs for 10 seconds at most; then another host" \
  "may take over."
wait_until 60 "another host" is_answered_since $((moment + 500))
second=$(owner)
tell "Host $second has taken over, and the next note was acknowledged after $(since "$moment")."

step "5. kill -9 of the primary, $primary"
moment=$(now_ms)
kill_server "$primary"
left=()
for name in "${servers[@]}"; do [[ $name == "$primary" ]] || left+=("$name"); done
has_one=$(received "${left[0]}") has_other=$(received "${left[1]}")
next=${left[0]} other=${left[1]}
((has_one >= has_other)) || next=${left[1]} other=${left[0]}
tell "Of its log ${left[0]} has $has_one bytes, and ${left[1]} has $has_other. One that has no" \
  "less than the other is promoted: $next. In earnest the tool does it that runs the servers, such" \
  "as Patroni."
[[ $(sql "$next" "select pg_promote(true, 20)") == t ]] || fail "$next cannot be promoted"
sql "$other" "alter system set primary_conninfo = '$(connection_to "$next" "$other")'"
sql "$other" "select pg_reload_conf()" >/dev/null
primary=$next
wait_until 60 "an answer" is_answered_since "$(now_ms)"
tell "$next is the primary, and $other follows it. A note was acknowledged $(since "$moment") after" \
  "the kill."
sleep 1

step "6. What is left"
: >"$scratch/enough"
wait "$writer_pid"
writer_pid=
play_at "$second" "status" | tee "$scratch/status"
grep -q ' 13/22 ' "$scratch/status" || fail "the zombie's wound is gone"
sql "$primary" "select convert_from(string_agg(body, '' order by last), 'UTF8') from commit" |
  sed -n 's/.*"id":"\(note-[0-9]*\)".*/\1/p' | sort >"$scratch/kept"
sort -k 2 "$scratch/acknowledged" | cut -d ' ' -f 2 | sort >"$scratch/asked"
if ! cmp -s "$scratch/asked" "$scratch/kept"; then
  diff "$scratch/asked" "$scratch/kept" | head -n 5 >&2 || true
  fail "what was acknowledged and what is in the log are not the same"
fi
tell "The zombie still has its wound. $(acknowledged) notes were acknowledged, and each of them" \
  "is in the log once."
program --store "$store" campaign verify "$campaign" | sed 's/^/   /'
tell "docs/cluster.md says how to set up the same on machines of your own."
