#include "io/store/file/projections/figures_file.hpp"

#include "io/store/codec/json_decoder.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <memory>
#include <span>
#include <string_view>
#include <utility>

namespace dnd::io {
namespace {

using model::figures::counting_context;
using model::figures::segment;
using model::figures::totals;

[[nodiscard]] error unusable_figures() {
  return {.code = ec::corrupt, .what = "it is damaged, or of another version"};
}

/// The first line, newline excluded.
[[nodiscard]] result<std::string> read_first_line(const log_file& file) {
  const std::string beginning = fmt::format("{{\"figures\":{},", figures_format);
  constexpr std::size_t piece_bytes = 64 * 1024;
  std::string line;
  while (line.size() <= bounds::figures_file_bytes_max) {
    const std::size_t begin = line.size();
    line.resize(begin + piece_bytes);
    const auto got = file.read(begin, std::span<char>(line).subspan(begin));
    if (!got) return got.error();
    line.resize(begin + *got);
    // That of an older program has all on one line.
    if (!line.starts_with(beginning)) break;
    if (const std::size_t end = line.find('\n', begin); end != std::string::npos) {
      line.resize(end);
      return line;
    }
    if (*got == 0) break;
  }
  return unusable_figures();
}

/// A file of figures that is open. What is found in it is proven by its head, or is an error.
class figures_reader {
 public:
  [[nodiscard]] static result<figures_reader> open(file_ops& ops, const std::string& path) {
    auto file = ops.open(path, open_mode::read_only);
    if (!file) return std::move(file).error();
    const auto size = (*file)->size();
    if (!size) return size.error();
    if (*size > bounds::figures_file_bytes_max) return unusable_figures();
    const auto line = read_first_line(**file);
    if (!line) return line.error();
    auto head = read_figures_head(*line);
    if (!head) return unusable_figures();
    figures_reader out(*std::move(file), *std::move(head), line->size() + 1);
    if (out.body_ + out.layout_.bytes() != *size) return unusable_figures();
    return out;
  }

  [[nodiscard]] const figures_head& head() const noexcept { return *head_; }

  /// Looks at every byte of the body, which is kept for what is read after it.
  [[nodiscard]] result<done> read_all() {
    auto bytes = read_bytes(0, layout_.bytes());
    if (!bytes) return std::move(bytes).error();
    all_ = *std::move(bytes);
    std::size_t end = 0;
    for (const figures_place& each : layout_.all()) {
      if (end != 0 && !std::string_view(*all_).substr(end).starts_with(figures_between))
        return unusable_figures();
      if (auto good = line_at(each); !good) return std::move(good).error();
      end = static_cast<std::size_t>(each.begin + each.line->bytes);
    }
    if (std::string_view(*all_).substr(end) != figures_end) return unusable_figures();
    return done{};
  }

  [[nodiscard]] result<segment> part(std::size_t index) const {
    auto read = decoded<segment>(layout_.part(index));
    const figures_part& said = head_->parts[index];
    if (read && (read->first != said.first || read->last != said.last)) return unusable_figures();
    return read;
  }

  /// The parts from `begin` on and before `end`, as one.
  [[nodiscard]] result<segment> together(std::size_t begin, std::size_t end) const {
    segment out;
    out.first = head_->parts[begin].first;
    out.last = head_->parts[end - 1].last;
    out.session = head_->parts[begin].session;
    for (std::size_t i = begin; i < end && out.title.empty(); ++i)
      out.title = head_->parts[i].title;
    if (begin > 0) {
      auto known = part(begin);
      if (!known) return std::move(known).error();
      out.before = std::move(known->before);
    }
    for (const figures_place& each : layout_.cover(begin, end)) {
      const auto known = sum_at(each);
      if (!known) return known.error();
      out.of += *known;
    }
    return out;
  }

 private:
  figures_reader(std::unique_ptr<log_file> file, figures_head head, std::uint64_t body)
      : file_(std::move(file)),
        head_(std::make_unique<figures_head>(std::move(head))),
        layout_(*head_),
        body_(body) {}

  [[nodiscard]] result<std::string> read_bytes(std::uint64_t begin, std::uint64_t size) const {
    std::string out(static_cast<std::size_t>(size), '\0');
    const auto got = file_->read(body_ + begin, out);
    if (!got) return got.error();
    if (*got != out.size()) return unusable_figures();
    return out;
  }

  [[nodiscard]] result<std::string> line_at(const figures_place& at) const {
    const std::uint64_t size = at.line->bytes;
    auto text = all_ ? result<std::string>(all_->substr(static_cast<std::size_t>(at.begin),
                                                        static_cast<std::size_t>(size)))
                     : read_bytes(at.begin, size);
    if (text && fmt::format("{:016x}", line_sum(*text, 0)) != at.line->sum)
      return unusable_figures();
    return text;
  }

  template <class Described>
  [[nodiscard]] result<Described> decoded(const figures_place& at) const {
    const auto text = line_at(at);
    if (!text) return text.error();
    decode_problem problem;
    json_decoder decoder(problem);
    json_cursor cursor(*text);
    Described out;
    if (!decoder.read(cursor, out) || !cursor.at_end()) return unusable_figures();
    return out;
  }

  [[nodiscard]] result<totals> sum_at(const figures_place& at) const {
    if (!at.is_part) return decoded<totals>(at);
    auto read = decoded<segment>(at);
    if (!read) return std::move(read).error();
    return std::move(read->of);
  }

  std::unique_ptr<log_file> file_;
  std::unique_ptr<figures_head> head_;
  figures_layout layout_;
  /// Where the body begins.
  std::uint64_t body_;
  std::optional<std::string> all_;
};

/// Parts of a file that follow each other: those from `begin` on and before `end`.
struct part_run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The parts that are wanted. The first run is empty when the first part is not.
[[nodiscard]] std::vector<part_run> wanted_runs(const std::vector<figures_part>& parts,
                                                const figures_choice& wanted) {
  std::vector<part_run> runs(1);
  auto outdated = wanted.outdated.begin();
  for (std::size_t i = 0; i < parts.size() && parts[i].last <= wanted.upto; ++i) {
    while (outdated != wanted.outdated.end() && outdated->last < parts[i].first) ++outdated;
    if (outdated != wanted.outdated.end() && outdated->first <= parts[i].last) continue;
    if (runs.back().end != i) runs.push_back({i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

/// The stretches of a run. The last one stays as it is, also among sums: whether what is counted
/// after it begins a new one depends on where it began.
[[nodiscard]] result<std::vector<segment>> read_run(const figures_reader& from, const part_run& run,
                                                    const figures_choice& wanted) {
  const auto& parts = from.head().parts;
  std::vector<segment> out;
  const bool is_sums = wanted.how == figures_choice::reading::sums && run.end > run.begin;
  const std::size_t summed = is_sums ? run.end - 1 : run.begin;
  const auto is_wanted = [&](std::size_t i) { return parts[i].session == wanted.session; };
  for (std::size_t begin = run.begin; begin < summed;) {
    std::size_t end = begin + 1;
    while (end < summed && is_wanted(end) == is_wanted(begin)) ++end;
    auto sum = from.together(begin, end);
    if (!sum) return std::move(sum).error();
    out.push_back(*std::move(sum));
    begin = end;
  }
  for (std::size_t i = summed; i < run.end; ++i) {
    auto read = from.part(i);
    if (!read) return std::move(read).error();
    out.push_back(*std::move(read));
  }
  return out;
}

/// What was known after the parts before `end`.
[[nodiscard]] result<counting_context> context_after(const figures_reader& from, std::size_t end) {
  if (end == from.head().parts.size()) return from.head().now;
  auto next = from.part(end);
  if (!next) return std::move(next).error();
  return std::move(next->before);
}

[[nodiscard]] result<done> read_stretches(const figures_reader& from, const figures_choice& wanted,
                                          loaded_figures& into) {
  const auto& parts = from.head().parts;
  for (const part_run& run : wanted_runs(parts, wanted)) {
    auto segments = read_run(from, run, wanted);
    if (!segments) return std::move(segments).error();
    auto after = context_after(from, run.end);
    if (!after) return std::move(after).error();
    if (run.begin == 0) {
      into.account = {.segments = *std::move(segments), .now = *std::move(after)};
    } else {
      const figures_part& previous = parts[run.begin - 1];
      into.later.push_back({.segments = *std::move(segments),
                            .after = *std::move(after),
                            .previous_first = previous.first,
                            .previous_session = previous.session});
    }
  }
  return done{};
}

}  // namespace

result<loaded_figures> load_figures(file_ops& ops, const std::string& directory,
                                    const log_file& log, const figures_choice& wanted) {
  const auto not_used = [](std::string why) {
    loaded_figures none;
    none.why_not = std::move(why);
    return none;
  };
  auto from = figures_reader::open(ops, path_in(directory, figures_file_name));
  if (!from) return not_used(from.error().code == ec::not_found ? "" : from.error().what);
  const figures_head& head = from->head();
  const auto sum = json::parse_hex(head.log_sum);
  const log_position at{.offset = head.offset, .seq = head.seq, .sum = sum.value_or(0)};
  const auto proven = sum ? proves(log, at, 0) : result<bool>(false);
  if (!proven) return proven.error();
  if (!*proven) return not_used("its end is not a place of the log");
  if (wanted.how == figures_choice::reading::all)
    if (auto read = from->read_all(); !read) return not_used(read.error().what);
  loaded_figures loaded;
  if (auto read = read_stretches(*from, wanted, loaded); !read) return not_used(read.error().what);
  DND_ASSERT(loaded.account.is_sound());
  loaded.at = at;
  return loaded;
}

result<done> save_figures(file_ops& ops, const std::string& directory,
                          const model::figures::account& account, const log_position& at) {
  DND_ASSERT(account.last() == at.seq && account.is_sound());
  figures_head head;
  head.seq = at.seq;
  head.offset = at.offset;
  head.log_sum = fmt::format("{:016x}", at.sum);
  return publish(ops, path_in(directory, figures_file_name),
                 write_figures(account, std::move(head)));
}

std::optional<projection_mark> peek_figures(file_ops& ops, const std::string& directory) {
  return peek_projection(ops, path_in(directory, figures_file_name),
                         fmt::format("{{\"figures\":{},\"seq\":", figures_format));
}

}  // namespace dnd::io
