#include "io/store/file/checkpoints/checkpoints.hpp"

#include "io/files/json/text.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::io {
namespace {

constexpr std::string_view suffix = ".yaml";
constexpr std::size_t header_bytes_read = 512;

std::string name_of(model::seq_t seq) {
  return fmt::format("{:012}{}", seq, suffix);
}

/// Nothing for a name that `name_of` does not give.
std::optional<model::seq_t> seq_of(std::string_view name) {
  auto digits = name.substr(0, name.size() - std::min(name.size(), suffix.size()));
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  const auto seq = json::take_uint(digits);
  if (!seq || *seq == 0 || name_of(*seq) != name) return std::nullopt;
  return *seq;
}

std::string directory_of(const std::string& directory) {
  return path_in(directory, checkpoint_directory_name);
}

error unusable(std::string what, std::string path) {
  return {.code = ec::corrupt, .what = std::move(what), .path = std::move(path)};
}

}  // namespace

std::string checkpoint_path(const std::string& directory, model::seq_t seq) {
  return path_in(directory_of(directory), name_of(seq));
}

std::vector<model::seq_t> list_checkpoints(file_ops& ops, const std::string& directory) {
  std::vector<model::seq_t> all;
  const auto entries = ops.list(directory_of(directory));
  if (!entries) return all;
  for (const directory_entry& each : *entries) {
    if (each.kind != entry_kind::file) continue;
    if (const auto seq = seq_of(each.name)) all.push_back(*seq);
  }
  std::ranges::sort(all);
  return all;
}

std::vector<checkpoint_info> measure_checkpoints(file_ops& ops, const std::string& directory) {
  std::vector<checkpoint_info> all;
  for (const auto seq : list_checkpoints(ops, directory)) {
    const auto file = ops.open(checkpoint_path(directory, seq), open_mode::read_only);
    if (!file) continue;
    const auto size = (*file)->size();
    if (size) all.push_back({seq, *size});
  }
  return all;
}

result<snapshot> load_checkpoint(file_ops& ops, const std::string& directory, const log_file& log,
                                 model::seq_t seq) {
  auto path = checkpoint_path(directory, seq);
  const auto text = ops.read_all(path, bounds::snapshot_bytes_max);
  if (!text) return text.error();
  auto loaded = parse_snapshot(*text);
  if (!loaded) {
    auto why = std::move(loaded).error();
    why.path = std::move(path);
    return why;
  }
  if (loaded->at.seq != seq) return unusable("it has the name of another one", std::move(path));
  const auto proven = proves(log, loaded->at, 0);
  if (!proven) return proven.error();
  if (!*proven) return unusable("its checksum is not that of the log", std::move(path));
  return loaded;
}

bool is_checkpoint_of(file_ops& ops, const std::string& directory, const log_file& log,
                      model::seq_t seq) {
  const auto file = ops.open(checkpoint_path(directory, seq), open_mode::read_only);
  if (!file) return false;
  std::string head(header_bytes_read, '\0');
  const auto got = (*file)->read(0, head);
  if (!got) return false;
  head.resize(*got);
  const auto at = read_snapshot_position(head);
  if (!at || at->seq != seq || !has_current_form(head)) return false;
  const auto proven = proves(log, *at, 0);
  return proven && *proven;
}

std::optional<snapshot> nearest_checkpoint(file_ops& ops, const std::string& directory,
                                           const log_file& log, model::seq_t seq_max) {
  auto all = list_checkpoints(ops, directory);
  for (; !all.empty(); all.pop_back()) {
    if (all.back() > seq_max) continue;
    if (auto loaded = load_checkpoint(ops, directory, log, all.back())) return *std::move(loaded);
  }
  return std::nullopt;
}

result<done> publish_checkpoint(file_ops& ops, const std::string& directory, model::seq_t seq,
                                std::string_view text) {
  if (auto ours = check_own_directory(ops, directory_of(directory)); !ours) return ours;
  const auto kind = ops.kind_of(directory_of(directory));
  if (!kind) return kind.error();
  if (*kind == entry_kind::none) {
    if (auto made = ops.make_directory(directory_of(directory)); !made) return made;
  } else if (*kind != entry_kind::directory) {
    return error{.code = ec::exists,
                 .what = "something that is no directory stands where snapshots would be kept",
                 .todo = "Move it away.",
                 .path = directory_of(directory)};
  }
  return publish(ops, checkpoint_path(directory, seq), text);
}

result<done> remove_checkpoint(file_ops& ops, const std::string& directory, model::seq_t seq) {
  if (auto ours = check_own_directory(ops, directory_of(directory)); !ours) return ours;
  auto removed = ops.remove(checkpoint_path(directory, seq));
  if (!removed && removed.error().code == ec::not_found) return done{};
  return removed;
}

void remove_checkpoint_leftovers(file_ops& ops, const std::string& directory) {
  if (!check_own_directory(ops, directory_of(directory))) return;
  const auto entries = ops.list(directory_of(directory));
  if (!entries) return;
  for (const directory_entry& each : *entries) {
    const std::string_view name = each.name;
    if (!name.ends_with(temporary_suffix)) continue;
    if (!seq_of(name.substr(0, name.size() - temporary_suffix.size()))) continue;
    const auto removed [[maybe_unused]] = ops.remove(path_in(directory_of(directory), name));
  }
}

}  // namespace dnd::io
