#!/bin/bash
# Keeps the structure that docs promise: prints each place that breaks a rule, and fails.
# $1: the root of the tree. structure_selftest.bash shows that every rule can fail.
set -euo pipefail
export LC_ALL=C.UTF-8

cd -- "$1"
layers=(model io actors cli)
broken=0

# report RULE: prints the lines of standard input under the name of the rule.
report() {
  local rule=$1 line
  while IFS= read -r line; do
    printf '%s: %s\n' "$rule" "$line"
    broken=$((broken + 1))
  done
}

mapfile -d '' -t sources < <(
  find "${layers[@]}" tests benchmarks cmake \( -name '*.cpp' -o -name '*.hpp' \) -print0 \
    2>/dev/null | sort -z)

# find_lines PATTERN PATH...: matching lines of our C++ as file:line:text.
find_lines() {
  local pattern=$1
  shift
  grep -rnE --include='*.cpp' --include='*.hpp' -e "$pattern" -- "$@" 2>/dev/null || true
}

rule_folders_exist() {
  local folder
  for folder in "${layers[@]}" tests tests/support benchmarks worlds/srd docs cmake; do
    [[ -d $folder ]] || echo "$folder is missing"
  done
}

# benchmarks -> cli -> actors -> io -> model, never upwards, and third-party libraries only where
# they belong.
rule_layers() {
  find_lines '^ *# *include *["<](io|actors|cli|tests|benchmarks)/' model
  find_lines '^ *# *include *["<](actors|cli|tests|benchmarks)/' io
  find_lines '^ *# *include *["<](cli|tests|benchmarks)/' actors
  find_lines '^ *# *include *["<](tests|benchmarks)/' cli
  find_lines '^ *# *include *["<]tests/' benchmarks
  find_lines '^ *# *include *<(caf|yaml-cpp|CLI|boost|rapidcheck)/|<(simdjson|histedit|xxhash)' \
    model | grep -vE '^model/figures/luck\.cpp:.*<boost/math/' || true
  find_lines '^ *# *include *<(caf|CLI|boost|rapidcheck)/|<histedit' io
  find_lines '^ *# *include *<(CLI|boost|rapidcheck|yaml-cpp)/|<(histedit|simdjson)' actors
  # One place knows Unicode's tables: model/, which may use them because they are computation alone.
  find_lines '^ *# *include *<utf8proc' io actors cli tests benchmarks
  find_lines '^ *# *include *<(CLI|rapidcheck|yaml-cpp|caf)/|<(simdjson|xxhash|zstd)' cli
  # What speaks with the network stands in a few sources, and their headers are for them alone.
  local network='cli/host/(event_stream|following|http_connection|passing_on|relay|server|tls|web_socket)\.cpp|cli/host/(network|passing_on|relay)\.hpp'
  network+='|cli/remote/(http_client|network|tls|web_link)\.cpp|cli/remote/(network|tls)\.hpp'
  network+='|cli/encryption/tls_tunnel\.[ch]pp'
  find_lines '^ *# *include *(<boost/|"cli/(host|remote)/network\.hpp")' cli | grep -vE "^($network):" || true
  # Secrets are made and compared in one place.
  find_lines '^ *# *include *<openssl' "${layers[@]}" | grep -vE '^(io/access/|cli/(host|remote)/tls\.cpp:)' || true
  # So do figures of the host.
  find_lines '^ *# *include *<(prometheus/|zlib)' "${layers[@]}" | grep -vE '^cli/host/(metrics|gzip)\.cpp:' || true
  # One place speaks with a database of campaigns.
  find_lines '^ *# *include *<libpq' "${layers[@]}" | grep -v '^io/store/postgres/' || true
  # What other tools write is read in one place.
  find_lines '^ *# *include *<(pugixml|toml)' "${layers[@]}" | grep -v '^io/import/' || true
}

# The command line sees bytes on disk through what actors/ offers. Errors and settings are plain
# values that it passes on and shows.
rule_cli_includes_no_io() {
  local allowed='io/(files/error|workspace/settings)\.hpp"'
  # Questions about what has happened, until the engine answers them; events and text as JSON.
  allowed+='|^cli/app/campaign_command\.cpp:.*"io/store/file/campaign_reader\.hpp"'
  allowed+='|^cli/app/campaign_log_command\.cpp:.*"io/(store/file/campaign_reader|workspace/names)\.hpp"'
  allowed+='|^cli/app/session_command\.cpp:.*"io/store/file/campaign_reader\.hpp"'
  allowed+='|^cli/app/(campaign_log|session)_command\.cpp:.*"io/files/json/[a-z_]+\.hpp"'
  allowed+='|^cli/app/answer\.cpp:.*"io/store/codec/event_codec\.hpp"'
  find_lines '^ *# *include *"io/' cli | grep -vE -e "$allowed" || true
}

# Errors and refusals name commands of the game. What the commands and options of the program are
# called, the command line alone knows (cli/app/advice.cpp); others talk to the engine too.
rule_advice_names_no_program() {
  find_lines '^[^/]*"([^"]*(`|: ))?dnd [a-z]|^[^/]*"([^"]*[` ])?--[a-z]' model io actors
}

# A person or a program sees of a state and of an event what a view lets through: cli reaches both
# only through model/views, and rendering does not even know what a state is.
rule_cli_sees_views_only() {
  local hidden='apply|commit|creature|encounter|event|event_fields|patch|session|state|trial'
  find_lines "^ *# *include *\"model/(($hidden)\\.hpp|(events|fields)/)" cli
  find_lines 'model::(state|creature|encounter|combatant|session|commit|event)\b' cli/render
}

# model has no disk, no thread and no clock: they come in as arguments.
rule_model_is_pure() {
  local headers='thread|mutex|shared_mutex|condition_variable|future|stop_token|semaphore'
  headers+='|fstream|filesystem|iostream|cstdio|ctime|unistd\.h|fcntl\.h|time\.h|sys/[a-z]+\.h'
  # assert.cpp says why the process stops: the one place that prints.
  find_lines "^ *# *include *<($headers)>" model | grep -vE '^model/assert\.cpp:' || true
  find_lines '_clock::now|clock_gettime|gettimeofday|random_device|[^_a-z]getenv\(' model
}

rule_lines_are_short() { find_lines '^.{101,}' "${layers[@]}" tests benchmarks cmake; }

rule_no_stray_marks() {
  # In two halves, so that this file does not match itself.
  local marks="TO""DO|FIX""ME|X""XX|HA""CK"
  grep -rnwE -e "$marks" --include='*.cpp' --include='*.hpp' --include='*.cmake' \
    --include='CMakeLists.txt' --include='*.bash' --include='*.md' -- \
    "${layers[@]}" tests benchmarks cmake docs 2>/dev/null || true
}

# A source includes its own header first, so that the header stands alone. A part of a larger one
# has none of its own, and begins with a header of its layer.
rule_sources_have_headers() {
  local source header first
  for source in "${sources[@]}"; do
    [[ $source == *.cpp && $source != tests/* && $source != benchmarks/* ]] || continue
    [[ $source == cli/main.cpp || $source == cmake/* ]] && continue
    header=${source%.cpp}.hpp
    [[ -e $header ]] || header="${source%%/*}/*.hpp"
    first=$(grep -m1 -E '^ *# *include' -- "$source" || true)
    # shellcheck disable=SC2027,SC2053 # a pattern
    [[ $first == "#include \""$header"\"" ]] || echo "$source does not include $header first"
  done
}

rule_headers_have_guards() {
  local source
  for source in "${sources[@]}"; do
    [[ $source != *.hpp ]] || grep -qx '#pragma once' -- "$source" || echo "$source"
  done
}

# A constant of one source bounds nothing but that source.
rule_bounds_in_one_header() {
  find_lines '^(inline |static )*constexpr .*_max *[={]' "${layers[@]}" |
    grep -E '^[^:]*\.hpp:' | grep -v '^model/bounds\.hpp:' || true
}

rule_files_are_short() {
  local source lines
  for source in "${sources[@]}"; do
    [[ $source == tests/* ]] && continue
    lines=$(wc -l <"$source")
    ((lines <= 400)) || echo "$source has $lines lines, 400 are allowed"
  done
}

# What every event or verb of a topic enters stays readable at one sitting.
rule_topics_are_short() {
  local source lines
  for source in model/{events,verbs}/* model/{event,command,apply,decide}.* cli/render/sentences/*; do
    [[ -f $source ]] || continue
    lines=$(wc -l <"$source")
    ((lines <= 300)) || echo "$source has $lines lines, 300 are allowed"
  done
}

# Each source has a test at the same path, or the list says whose test covers it.
rule_sources_have_tests() {
  local source test list=tests/tidy/tested_elsewhere
  [[ -e $list ]] || return 0
  for source in "${sources[@]}"; do
    [[ $source == *.cpp && $source =~ ^(model|io|actors|cli)/ ]] || continue
    [[ -e tests/${source%.cpp}_test.cpp ]] || grep -qF -- "$source " "$list" ||
      echo "$source has neither a test of its own path nor a line in $list"
  done
  while read -r source test; do
    [[ $source == '#'* ]] && continue
    [[ -e $source ]] || echo "$list: there is no $source"
    [[ ! -e tests/${source%.cpp}_test.cpp ]] || echo "$list: $source has a test of its own"
    [[ -e tests/${test}_test.cpp ]] || echo "$list: there is no test $test"
  done <"$list"
}

# Which files a log is made of is the business of the store that keeps it.
rule_stores_alone_name_log_files() {
  find_lines '^[^/]*"[^"]*(log|encounter)\.jsonl|^[^/]*"[^"]*(log\.index|snapshot\.yaml)' \
    actors cli model io/files io/store/codec io/store/memory
  find_lines '^[^/]*"[^"]*encounter\.jsonl' io/content io/workspace
  find_lines '^ *# *include *"io/store/file/' actors |
    grep -vE '^actors/(backups|campaign_copy|care|content_tree|engine|questions|workspace)\.cpp:' || true
}

# What the store in a database says is plain SQL: nothing that makes commits wait for each other, that
# one session knows and the next does not, or that happens behind a statement's back.
rule_statements_are_plain() {
  grep -rniE --include='*.cpp' --include='*.hpp' -e '"[^"]*\b(un)?(notify|listen)\b' \
    -e '\b(pg_notify|pg_(try_)?advisory_[a-z_]*|(create|drop) +(or +replace +)?trigger)\b' \
    -e '^ *(notify|listen|lock table)\b' -- io/store/postgres 2>/dev/null || true
}

# What a condition does is a row of content: the list says where its name is asked for all the same,
# and why.
rule_conditions_are_rows() {
  local list=tests/tidy/conditions_by_name names file found
  names='blinded|charmed|deafened|exhaustion|frightened|grappled|incapacitated|invisible|paralyzed'
  names+='|petrified|poisoned|prone|restrained|stunned|unconscious'
  while read -r file found; do
    grep -qsE "^$file [a-z ]*\b$found\b[a-z ]*:" -- "$list" ||
      echo "$file asks for $found, and $list does not say why"
  done < <(find_lines "(^|[^_a-z])condition::($names)\b" "${layers[@]}" | sed -E "s/:[0-9]+:/ /" |
    awk -v names="condition::($names)" '{
      file = $1
      while (match($0, names)) {
        print file, substr($0, RSTART + 11, RLENGTH - 11)
        $0 = substr($0, RSTART + RLENGTH)
      }
    }' | sort -u)
  [[ -e $list ]] || return 0
  while read -r file found; do
    [[ $file == '#'* ]] && continue
    for found in ${found%%:*}; do
      grep -qsE "condition::$found\b" -- "$file" || echo "$list: $file does not ask for $found"
    done
  done <"$list"
}

# A function at namespace level ends with `}` in the first column.
rule_functions_are_short() {
  ((${#sources[@]})) || return 0
  awk '
    FNR == 1 { start = 0 }
    /^}$/ {
      if (start && FNR - start + 1 > 70)
        printf "%s:%d: a function of %d lines, 70 are allowed\n", FILENAME, start, FNR - start + 1
      start = 0
      next
    }
    /^[A-Za-z_[]/ {
      if (/^(namespace|using|struct|class|enum|union|extern "C" \{)/ || /;$/) start = 0
      else if (!start) start = FNR
      next
    }
    /^};/ { start = 0 }
  ' "${sources[@]}"
}

# `io/store/file/log/recover/recovery/some_case` in a document: the test some_case of tests/io/store/file/log/recover/recovery_test.cpp.
rule_documents_name_real_tests() {
  local page name file
  for page in docs/*.md; do
    [[ -e $page ]] || continue
    while IFS= read -r name; do
      file=tests/${name%/*}_test.cpp
      grep -qsE "_CASE(_TEMPLATE)?\\(${name##*/}[,)]" -- "$file" || echo "$page: $name is no case of $file"
    done < <(grep -oE '`(model|io|actors|cli|end_to_end)/[a-z0-9_/]+/[a-z0-9_]+`' -- "$page" |
      tr -d '`' | grep -vE '^(.*/)?[a-z0-9_]+/$' | sort -u)
  done
}

for rule in folders_exist layers cli_includes_no_io advice_names_no_program cli_sees_views_only \
  model_is_pure lines_are_short no_stray_marks \
  sources_have_headers headers_have_guards bounds_in_one_header files_are_short \
  topics_are_short sources_have_tests stores_alone_name_log_files statements_are_plain conditions_are_rows functions_are_short documents_name_real_tests; do
  report "$rule" < <("rule_$rule")
done
((broken == 0)) || { echo "$broken places break the structure"; exit 1; }
((${#sources[@]})) || { echo "no source was found"; exit 1; }
echo "${#sources[@]} sources keep the structure"
