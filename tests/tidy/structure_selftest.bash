#!/bin/bash
# Shows that every rule of structure.bash can fail: a sound tree passes, and with one defect each
# the rule that forbids it is named.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
failures=0

sound_tree() {
  rm -rf -- "$work/tree"
  mkdir -p -- "$work/tree"
  cd -- "$work/tree"
  mkdir -p model io actors cli tests/support benchmarks worlds/srd docs cmake
  printf '#pragma once\nint sound();\n' >model/sound.hpp
  printf '#include "model/sound.hpp"\n\nint sound() {\n  return 1;\n}\n' >model/sound.cpp
}

run() { bash "$here/structure.bash" "$work/tree" >"$work/output" 2>&1; }

# expect RULE FILE TEXT: the sound tree with TEXT in FILE breaks RULE.
expect() {
  local rule=$1 file=$2 text=$3
  sound_tree
  mkdir -p -- "$(dirname -- "$file")"
  printf '%b\n' "$text" >"$file"
  expect_broken "$rule" "$file"
}

expect_broken() {
  if run; then
    echo "$1 accepts: $2"
    failures=$((failures + 1))
  elif ! grep -q "^$1: " "$work/output" || grep "^[a-z_]*: " "$work/output" | grep -qv "^$1: "; then
    echo "$1 is not the one rule that refuses $2:"
    cat -- "$work/output"
    failures=$((failures + 1))
  fi
}

sound_tree
run || { echo "a sound tree is refused:"; cat -- "$work/output"; failures=1; }

header='#pragma once\n'
sound_tree && rmdir docs && expect_broken folders_exist "a missing docs"
expect layers model/a.hpp "$header#include \"io/b.hpp\""
expect layers model/a.hpp "$header#include <caf/actor.hpp>"
expect layers model/a.hpp "$header#include <simdjson.h>"
expect layers model/a.hpp "$header#include <yaml-cpp/yaml.h>"
expect layers io/a.hpp "$header#include \"actors/b.hpp\""
expect layers io/a.hpp "$header#include <caf/actor.hpp>"
expect layers io/a.hpp "$header#include <libpq-fe.h>"
expect layers actors/a.hpp "$header#include \"cli/b.hpp\""
expect layers cli/a.hpp "$header#include \"tests/support/b.hpp\""
expect layers cli/a.hpp "$header#include \"benchmarks/b.hpp\""
expect layers cli/a.hpp "$header#include <CLI/CLI.hpp>"
expect layers cli/a.hpp "$header#include <yaml-cpp/yaml.h>"
expect layers cli/a.hpp "$header#include <simdjson.h>"
expect layers cli/a.hpp "$header#include <utf8proc.h>"
expect layers cli/a.hpp "$header#include <boost/asio/post.hpp>"
expect layers cli/a.hpp "$header#include \"cli/host/network.hpp\""
for sql in 'R\"(\nnotify campaign)\"' '\"listen campaign\"' '\"select pg_advisory_xact_lock(1)\"' \
  '\"create trigger late\"'; do
  expect statements_are_plain io/store/postgres/a.hpp "${header}constexpr auto a = $sql;"
done
expect layers benchmarks/a.hpp "$header#include \"tests/support/b.hpp\""
expect cli_includes_no_io cli/a.hpp "$header#include \"io/files/file_ops.hpp\""
expect cli_includes_no_io cli/app/answer.cpp '#include "cli/a.hpp"\n#include "io/files/json/text.hpp"'
expect advice_names_no_program io/a.hpp "${header}auto a = \"see \`dnd campaign verify\`\";"
expect advice_names_no_program io/a.hpp "${header}auto a = \"make it with: dnd world create\";"
expect advice_names_no_program actors/a.hpp "${header}auto a = \"dnd repl\";"
expect advice_names_no_program model/a.hpp "${header}auto a = \"say --yes\";"
expect cli_sees_views_only cli/app/a.hpp "$header#include \"model/state.hpp\""
expect cli_sees_views_only cli/app/a.hpp "$header#include \"model/event.hpp\""
expect cli_sees_views_only cli/render/a.hpp "$header#include \"model/commit.hpp\""
expect cli_sees_views_only cli/render/a.hpp "$header#include \"model/events/damage.hpp\""
expect cli_sees_views_only cli/render/a.hpp "${header}void show(const model::state& now);"
expect cli_sees_views_only cli/render/a.hpp "${header}void show(const model::event& what);"
expect model_is_pure model/a.hpp "$header#include <thread>"
expect model_is_pure model/a.hpp "$header#include <fstream>"
expect model_is_pure model/a.hpp "${header}auto t = std::chrono::system_clock::now();"
expect lines_are_short io/a.hpp "$header// $(printf 'x%.0s' {1..98})"
expect no_stray_marks io/a.hpp "$header// TO""DO: later"
expect no_stray_marks docs/a.md "FIX""ME"
expect sources_have_headers io/a.cpp "int a();"
sound_tree && printf '#pragma once\n' >io/a.hpp && printf '#include <string>\n' >io/a.cpp &&
  expect_broken sources_have_headers "a source that includes another header first"
expect headers_have_guards io/a.hpp "int a();"
expect bounds_in_one_header io/a.hpp "${header}inline constexpr int lines_max = 3;"
expect files_are_short io/a.hpp "$header$(printf '\\n%.0s' {1..400})"
expect files_are_short benchmarks/a.hpp "$header$(printf '\\n%.0s' {1..400})"
expect topics_are_short model/events/a.hpp "$header$(printf '\\n%.0s' {1..300})"
expect stores_alone_name_log_files actors/a.hpp "${header}auto a = \"log.jsonl\";"
expect stores_alone_name_log_files io/workspace/a.hpp "${header}auto a = \"encounter.jsonl\";"
expect stores_alone_name_log_files actors/a.hpp "$header#include \"io/store/file/caches.hpp\""
expect conditions_are_rows model/a.hpp "${header}bool a = has(condition::poisoned);"
sound_tree && mkdir -p tests/tidy && echo 'model/sound.cpp prone: it lies' >tests/tidy/conditions_by_name &&
  expect_broken conditions_are_rows "a line of the list that is out of date"
for line in '' 'io/gone.cpp io/a' 'io/a.cpp io/gone'; do
  sound_tree
  mkdir -p tests/tidy tests/io
  printf '#include "io/a.hpp"\n' >io/a.cpp && printf '#pragma once\n' >io/a.hpp
  [[ $line == *gone* ]] && printf '#include "io/a.hpp"\n' >tests/io/a_test.cpp
  [[ $line == 'io/a.cpp'* ]] && rm tests/io/a_test.cpp
  printf '%s\n' "$line" >tests/tidy/tested_elsewhere
  expect_broken sources_have_tests "the list \"$line\""
done
expect documents_name_real_tests docs/a.md 'shown by `io/store/file/log/recover/recovery/gone_case`'
expect functions_are_short cmake/a.cpp "int a() {\n$(printf '  a();\\n%.0s' {1..70})}"

# Views are what cli is given, and an event that passed one is known by its kind.
sound_tree
mkdir -p cli/render
printf '#pragma once\n#include "model/views/state_view.hpp"\nvoid tell(%s);\n' \
  'const model::event_kind& e, const model::state_patch& back' >cli/render/a.hpp
run || { echo "a view is refused:"; cat -- "$work/output"; failures=$((failures + 1)); }

# Exactly as long as allowed, in characters and not in bytes.
sound_tree
printf '#pragma once\n// %s\n' "$(printf 'ä%.0s' {1..97})" >io/a.hpp
run || { echo "a line of 100 characters is refused"; failures=$((failures + 1)); }

((failures == 0)) || exit 1
echo "every rule can fail"
