#include "io/store/file/log/recover/recovery_table.hpp"

#include "model/assert.hpp"

#include <fmt/format.h>

#include <array>

namespace dnd::io {
namespace {

// The end of a file, by what was found there and by whether what is missing was durable.
//
//   found         means                                      after the mark   before the mark
//   ------------  -----------------------------------------  ---------------  ------------------
//   clean         all lines good                             keep             the log lost its tail
//   torn          a write that was cut short                 cut              refuse
//   lost_newline  a whole record, its newline gone           terminate        refuse
//   zeros         the size reached the disk, the data not    cut              refuse
//   bad_tail      blocks of an un-synced batch are missing   cut              refuse
//   hole          the same, with later blocks written        cut              refuse
//   bad_middle    a flipped bit, an edit                     refuse           refuse
//   broken_chain  a lost, doubled or foreign line            refuse           refuse
//
// A hole differs from a bad line in the middle by its bytes: many that no line can hold. Where the
// last command is unfinished, `keep` and `terminate` become `cut`: it is dropped whole.
struct row {
  finding what;
  tail_action after_mark;
  tail_action before_mark;
};
constexpr std::array rows = {
    row{finding::clean, tail_action::keep, tail_action::refuse},
    row{finding::torn, tail_action::cut, tail_action::refuse},
    row{finding::lost_newline, tail_action::terminate, tail_action::refuse},
    row{finding::zeros, tail_action::cut, tail_action::refuse},
    row{finding::bad_tail, tail_action::cut, tail_action::refuse},
    row{finding::hole, tail_action::cut, tail_action::refuse},
    row{finding::bad_middle, tail_action::refuse, tail_action::refuse},
    row{finding::broken_chain, tail_action::refuse, tail_action::refuse},
};
static_assert(rows.size() == static_cast<std::size_t>(finding::broken_chain) + 1);

/// Rows that a scan cannot give.
void assert_possible(const scan_report& scan) {
  DND_ASSERT(scan.whole.seq <= scan.good.seq && scan.whole.offset <= scan.good.offset);
  DND_ASSERT((scan.what == finding::clean) == !scan.bad.has_value());
  switch (scan.what) {
    case finding::clean:
      DND_ASSERT(scan.good.offset == scan.file_bytes);
      break;
    case finding::lost_newline:
      DND_ASSERT(scan.good.offset <= scan.file_bytes + 1);
      break;
    case finding::torn:
    case finding::zeros:
    case finding::bad_tail:
      DND_ASSERT(!scan.survivor && scan.good.offset < scan.file_bytes);
      break;
    case finding::hole:
      DND_ASSERT(scan.survivor.has_value());
      break;
    case finding::bad_middle:
    case finding::broken_chain:
      break;
  }
}

}  // namespace

tail_action action_for(const scan_report& scan, loss lost) {
  assert_possible(scan);
  const row& found = rows[static_cast<std::size_t>(scan.what)];
  DND_ASSERT(found.what == scan.what);
  const tail_action action = lost == loss::after_mark ? found.after_mark : found.before_mark;
  const bool unfinished = scan.whole.seq != scan.good.seq;
  return unfinished && action != tail_action::refuse ? tail_action::cut : action;
}

bool may_be_cut_merge(const scan_report& scan) {
  assert_possible(scan);
  // A copy that was cut short holds prefixes and holes of the encounter's lines, never a whole
  // line with another number.
  return scan.what != finding::broken_chain;
}

std::uint64_t cut_offset(const scan_report& scan, tail_action action) {
  // The missing newline is counted in `good`, but is not there.
  return action == tail_action::terminate ? scan.good.offset - 1 : scan.whole.offset;
}

error damaged(const scan_report& scan, const std::string& path, std::uint64_t mark) {
  if (!scan.bad || scan.what == finding::lost_newline) {
    DND_ASSERT(mark > scan.whole.seq);
    const std::uint64_t lost = mark - scan.whole.seq;
    return {.code = ec::log_lost_tail,
            .what = fmt::format("the log ends at event {}, but event {} was on disk: {} {} gone",
                                scan.whole.seq, mark, lost, lost == 1 ? "event is" : "events are"),
            .todo = std::string(damage_advice),
            .path = path,
            .seq = scan.whole.seq,
            .way_out = remedy::repair};
  }
  error why{.code = ec::corrupt,
            .what = fmt::format("{}: expected {}, found {}", finding_name(scan.what),
                                scan.bad->expected, scan.bad->found),
            .todo = std::string(damage_advice),
            .path = path,
            .line = scan.bad->line,
            .byte = scan.bad->offset,
            .seq = scan.bad->seq,
            .way_out = remedy::repair};
  if (mark > scan.whole.seq) why.what += fmt::format("; event {} was on disk", mark);
  return why;
}

}  // namespace dnd::io
