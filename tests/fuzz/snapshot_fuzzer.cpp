// Any bytes as a snapshot: of no use, or the same state when it is written and read again. The
// state's body alone is tried as well, after a header that fits.

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/snapshot.hpp"
#include "tests/fuzz/must.hpp"

using namespace dnd::io;
using dnd::fuzz::must;

namespace {

void try_snapshot(std::string_view text) {
  const auto position = read_snapshot_position(text);
  const auto read = parse_snapshot(text);
  if (!read) {
    must(!read.error().what.empty(), "an error without a reason");
    return;
  }
  must(position && *position == read->at, "the position alone is another one");
  const auto written = render_snapshot(*read);
  const auto again = parse_snapshot(written);
  must(again.has_value(), "what is written is not read");
  must(again->at == read->at, "another position");
  must(again->state == read->state, "another state");
  must(state_hash(again->state) == state_hash(read->state), "another hash");
  must(render_snapshot(*again) == written, "written in another way");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto text = dnd::fuzz::text_of(data, size);
  try_snapshot(text);
  dnd::model::state state;
  if (!read_state_body(text, state)) return 0;
  try_snapshot(render_snapshot({.at = {size, 1, 7}, .state = state}));
  return 0;
}
