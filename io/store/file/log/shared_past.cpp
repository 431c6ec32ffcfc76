#include "io/store/file/log/shared_past.hpp"

#include "io/store/file/file_names.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace dnd::io {
namespace {

/// Several files that are read as one, of which the last one is written to.
class joined_log final : public log_file {
 public:
  struct part {
    std::unique_ptr<log_file> file;
    std::uint64_t bytes = 0;
  };
  joined_log(std::vector<part> past, std::unique_ptr<log_file> own)
      : past_(std::move(past)), own_(std::move(own)) {
    for (const part& each : past_) past_bytes_ += each.bytes;
  }

  result<done> append(std::string_view bytes) override { return own_->append(bytes); }
  result<done> rewrite(std::uint64_t from) override {
    return own_->rewrite(from > past_bytes_ ? from - past_bytes_ : 0);
  }
  result<done> sync() override { return own_->sync(); }
  result<done> sync_whole(std::uint64_t bytes) override {
    DND_ASSERT(bytes >= past_bytes_);
    return own_->sync_whole(bytes - past_bytes_);
  }
  result<done> truncate(std::uint64_t size) override {
    if (size >= past_bytes_) return own_->truncate(size - past_bytes_);
    return error{.code = ec::corrupt,
                 .what = fmt::format("the log cannot be cut to {} bytes: {} are of another "
                                     "campaign as well",
                                     size, past_bytes_),
                 .todo = "Repair the campaign: what is kept becomes a file of its own.",
                 .path = own_->path()};
  }
  [[nodiscard]] result<std::uint64_t> size() const override {
    const auto own = own_->size();
    return own ? result<std::uint64_t>(past_bytes_ + *own) : own;
  }

  result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    std::size_t got = 0;
    std::uint64_t begin = 0;
    for (const part& each : past_) {
      const std::uint64_t end = begin + each.bytes;
      const std::uint64_t at = offset + got;
      if (at < end && got < into.size()) {
        const auto wanted = into.subspan(
            got, static_cast<std::size_t>(std::min<std::uint64_t>(into.size() - got, end - at)));
        const auto read = read_part(each, at - begin, wanted);
        if (!read) return std::move(read).error();
        got += wanted.size();
      }
      begin = end;
    }
    if (got == into.size()) return got;
    const auto rest = own_->read(offset + got - past_bytes_, into.subspan(got));
    return rest ? result<std::size_t>(got + *rest) : rest;
  }
  [[nodiscard]] const std::string& path() const noexcept override { return own_->path(); }

 private:
  /// All of it: a part that has fewer bytes than the log has of it is damaged.
  static result<done> read_part(const part& from, std::uint64_t offset, std::span<char> into) {
    std::size_t got = 0;
    while (got < into.size()) {
      const auto read = from.file->read(offset + got, into.subspan(got));
      if (!read) return std::move(read).error();
      if (*read == 0)
        return error{.code = ec::corrupt,
                     .what = fmt::format("the file has fewer than the {} bytes that the log of "
                                         "this campaign begins with",
                                         from.bytes),
                     .todo = "Put the campaign back from a backup.",
                     .path = from.file->path()};
      got += *read;
    }
    return done{};
  }

  std::vector<part> past_;
  std::uint64_t past_bytes_ = 0;
  std::unique_ptr<log_file> own_;
};

constexpr std::string_view part_begins = "past.";
constexpr std::string_view part_ends = ".jsonl";

struct numbered_part {
  std::uint64_t number = 0;
  past_part what;
};

/// Nothing where the name is no part's.
[[nodiscard]] std::optional<numbered_part> parse_part(const std::string& name) {
  std::string_view rest = name;
  const auto take_number = [&]() -> std::uint64_t {
    std::uint64_t number = 0;
    const auto [end, wrong] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (wrong != std::errc{}) return 0;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return number;
  };
  if (!rest.starts_with(part_begins)) return std::nullopt;
  rest.remove_prefix(part_begins.size());
  numbered_part out{.number = take_number(), .what = {.name = name}};
  if (!rest.starts_with('.')) return std::nullopt;
  rest.remove_prefix(1);
  out.what.bytes = take_number();
  const bool is_one = out.number != 0 && out.what.bytes != 0 && rest == part_ends &&
                      name == past_part_name(out.number, out.what.bytes);
  return is_one ? std::optional(std::move(out)) : std::nullopt;
}

[[nodiscard]] bool is_missing(const error& why) noexcept {
  return why.code == ec::not_found;
}

/// Nothing where it is in one file, or nowhere.
[[nodiscard]] result<std::unique_ptr<log_file>> open_joined(file_ops& ops,
                                                            const std::string& directory,
                                                            open_mode mode) {
  const auto parts = past_parts_in(ops, directory);
  if (!parts) return parts.error();
  if (parts->empty()) return std::unique_ptr<log_file>();
  std::vector<joined_log::part> past;
  for (const past_part& each : *parts) {
    auto file = ops.open(path_in(directory, each.name), open_mode::read_only);
    if (!file) return file;
    past.push_back({.file = *std::move(file), .bytes = each.bytes});
  }
  auto own = ops.open(path_in(directory, own_log_file_name), mode);
  if (!own) return own;
  return std::unique_ptr<log_file>(std::make_unique<joined_log>(std::move(past), *std::move(own)));
}

}  // namespace

std::string past_part_name(std::size_t number, std::uint64_t bytes) {
  return fmt::format("{}{}.{}{}", part_begins, number, bytes, part_ends);
}

result<std::vector<past_part>> past_parts_in(file_ops& ops, const std::string& directory) {
  const auto all = ops.list(directory);
  if (!all && is_missing(all.error())) return std::vector<past_part>{};
  if (!all) return all.error();
  std::vector<numbered_part> found;
  for (const directory_entry& each : *all)
    if (each.kind == entry_kind::file)
      if (auto part = parse_part(each.name)) found.push_back(*std::move(part));
  std::ranges::sort(found, {}, &numbered_part::number);
  std::vector<past_part> out;
  for (numbered_part& each : found) {
    if (each.number != out.size() + 1) return std::vector<past_part>{};
    out.push_back(std::move(each.what));
  }
  return out;
}

result<std::unique_ptr<log_file>> open_log_file(file_ops& ops, const std::string& directory,
                                                open_mode mode) {
  DND_ASSERT(mode != open_mode::append_or_create);
  // A log that is just written anew into one file may be looked for in the moment in which it is.
  constexpr int attempts = 2;
  for (int attempt = 1;; ++attempt) {
    auto log = ops.open(path_in(directory, log_file_name), mode);
    if (log || !is_missing(log.error())) return log;
    auto joined = open_joined(ops, directory, mode);
    if (joined && *joined != nullptr) return joined;
    if (!joined && !is_missing(joined.error())) return joined;
    if (attempt == attempts) return log;
  }
}

result<std::unique_ptr<log_file>> open_log_file_if_there(file_ops& ops,
                                                         const std::string& directory) {
  auto log = open_log_file(ops, directory, open_mode::read_only);
  if (!log && is_missing(log.error())) return std::unique_ptr<log_file>();
  return log;
}

namespace {

/// The files in `directory` that have the first `bytes` of its log. None where it has fewer.
[[nodiscard]] result<std::vector<past_part>> files_with(file_ops& ops, const std::string& directory,
                                                        std::uint64_t bytes) {
  const auto log = open_log_file(ops, directory, open_mode::read_only);
  if (!log) return log.error();
  const auto size = (*log)->size();
  if (!size) return size.error();
  if (bytes > *size) return std::vector<past_part>{};
  if ((*log)->path() == path_in(directory, log_file_name))
    return std::vector<past_part>{{.name = std::string(log_file_name), .bytes = bytes}};
  auto parts = past_parts_in(ops, directory);
  if (!parts) return parts;
  parts->push_back({.name = std::string(own_log_file_name), .bytes = UINT64_MAX});
  std::vector<past_part> out;
  for (past_part& each : *parts) {
    if (bytes == 0) break;
    each.bytes = std::min(each.bytes, bytes);
    bytes -= each.bytes;
    out.push_back(std::move(each));
  }
  return out;
}

/// Names the files in `to` as well, and has the disk have what is in them.
[[nodiscard]] result<done> link_parts(file_ops& ops, const std::string& from,
                                      const std::vector<past_part>& parts, const std::string& to) {
  std::size_t number = 0;
  for (const past_part& each : parts) {
    const std::string path = path_in(to, past_part_name(++number, each.bytes));
    if (auto linked = ops.link(path_in(from, each.name), path); !linked) return linked;
    const auto file = ops.open(path, open_mode::read_only);
    if (!file) return file.error();
    if (auto synced = (*file)->sync(); !synced) return synced;
  }
  return done{};
}

/// Of as many of the names as are there.
[[nodiscard]] result<done> remove_parts(file_ops& ops, const std::string& directory,
                                        const std::vector<past_part>& parts) {
  std::size_t number = 0;
  for (const past_part& each : parts)
    if (auto gone = ops.remove(path_in(directory, past_part_name(++number, each.bytes)));
        !gone && !is_missing(gone.error()))
      return gone;
  return done{};
}

}  // namespace

result<bool> share_past(file_ops& ops, const std::string& from, std::uint64_t bytes,
                        const std::string& to) {
  const auto parts = files_with(ops, from, bytes);
  if (!parts || parts->empty() || parts->size() > most_past_parts) return false;
  if (link_parts(ops, from, *parts, to)) return true;
  if (auto removed = remove_parts(ops, to, *parts); !removed) return std::move(removed).error();
  return false;
}

result<done> remove_shared_past(file_ops& ops, const std::string& directory) {
  auto parts = past_parts_in(ops, directory);
  if (!parts) return std::move(parts).error();
  // The last one first: what is left of a removal that was cut short is found again.
  std::ranges::reverse(*parts);
  for (const past_part& each : *parts)
    if (auto gone = ops.remove(path_in(directory, each.name)); !gone) return gone;
  auto own = ops.remove(path_in(directory, own_log_file_name));
  if (!own && !is_missing(own.error())) return own;
  return done{};
}

}  // namespace dnd::io
