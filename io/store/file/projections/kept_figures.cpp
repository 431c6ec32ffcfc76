#include "io/store/file/projections/kept_figures.hpp"

#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/history/place_finder.hpp"
#include "io/store/file/projections/figures_builder.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace dnd::io {
namespace {

/// What is not counted yet is counted for each question.
constexpr projection_growth growth_of_figures{.least = figures_chunk_bytes,
                                              .most = std::uint64_t{16} * 1024 * 1024};

/// Where the command with event `seq` ends; 0: there is none.
result<model::seq_t> end_of_command(file_ops& ops, const std::string& directory, model::seq_t seq) {
  model::seq_t end = 0;
  const auto look = [&](std::span<const line_view> command) -> result<bool> {
    end = command.back().seq;
    return false;
  };
  if (auto read = read_command_lines(ops, directory, {.first = seq, .last = seq}, look); !read)
    return std::move(read).error();
  return end;
}

}  // namespace

result<bool> keep_figures(file_ops& ops, const std::string& directory, const log_position& durable,
                          cache_pace pace, const pause& rest, std::uint64_t piece_events) {
  const auto mark = peek_figures(ops, directory).value_or(projection_mark{});
  if (pace == cache_pace::when_due && !is_write_due(mark, durable, growth_of_figures)) return false;
  const auto places = place_finder::open(ops, directory);
  if (!places) return places.error();
  if (places->log() == nullptr) return false;
  const auto size = places->log()->size();
  if (!size) return size.error();
  const model::seq_t target = places->before_encounter(durable.seq);
  model::seq_t last = target;
  if (mark.seq < target && target - mark.seq > piece_events) {
    const auto end = end_of_command(ops, directory, mark.seq + piece_events);
    if (!end) return end.error();
    last = std::clamp(*end, mark.seq, target);
  }
  auto usable = find_usable_figures(ops, directory, *places->log(), last, {.upto = last});
  if (!usable) return std::move(usable).error();
  // What begins well may be damaged all the same: that is seen here, and made again.
  const bool is_all_right = usable->known.later.empty() && usable->known.at.seq != 0 &&
                            usable->known.account.last() == usable->known.at.seq;
  const model::seq_t before = is_all_right ? usable->known.at.seq : 0;
  if (before == target) return false;
  const auto counted = count_log(
      *places,
      {.last = last, .end = std::min(durable.offset, *size), .threads = projection_threads},
      *std::move(usable), rest);
  if (!counted) return counted.error();
  // Nothing that can be had of it.
  if (counted->at.seq == 0 || counted->at.seq == before) return false;
  if (auto saved = save_figures(ops, directory, counted->account, counted->at); !saved)
    return std::move(saved).error();
  return counted->at.seq == last && last < target;
}

result<done> remove_figures(file_ops& ops, const std::string& directory) {
  return remove_projection(ops, path_in(directory, figures_file_name));
}

}  // namespace dnd::io
