#include "io/store/file/backup/copy_campaign.hpp"

#include "io/content/category.hpp"
#include "io/store/file/backup/point_in_time.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/write/copy.hpp"
#include "io/store/file/snapshot.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "model/bounds.hpp"

#include <utility>

namespace dnd::io {

namespace {

/// Makes a sink look like a file that is appended to.
class sink_file final : public log_file {
 public:
  sink_file(copy_sink& to, const std::string& path) : to_(to), path_(path) {}
  result<done> append(std::string_view bytes) override { return to_.take(bytes); }
  result<done> rewrite(std::uint64_t) override { return none(); }
  result<done> sync() override { return none(); }
  result<done> truncate(std::uint64_t) override { return none(); }
  result<std::uint64_t> size() const override { return none(); }
  result<std::size_t> read(std::uint64_t, std::span<char>) const override { return none(); }
  const std::string& path() const noexcept override { return path_; }

 private:
  [[nodiscard]] error none() const {
    return {.code = ec::internal, .what = "only appending makes sense here", .path = path_};
  }
  copy_sink& to_;
  const std::string& path_;
};

result<done> put_stretch(copy_sink& to, std::string_view name, const log_file& from,
                         std::uint64_t bytes) {
  if (auto begun = to.begin(std::string(name), bytes); !begun) return begun;
  sink_file target(to, from.path());
  if (auto copied = copy_range(from, {0, bytes}, target); !copied) return copied;
  return to.end();
}

result<done> put_snapshot(file_ops& ops, const std::string& directory, model::seq_t last,
                          copy_sink& to) {
  const auto text = read_snapshot(ops, directory);
  // It is only a cache: the copy does without one that is missing or cannot be used.
  const auto unusable = [](ec code) {
    return code == ec::not_found || code == ec::not_a_file || code == ec::corrupt ||
           code == ec::unknown_version;
  };
  if (!text && unusable(text.error().code)) return done{};
  if (!text) return text.error();
  const auto at = read_snapshot_position(*text);
  // One that is ahead would say that the copy's log has lost its end.
  if (!at || at->seq > last) return done{};
  return put_file(to, std::string(snapshot_file_name), *text);
}

}  // namespace

result<done> copy_content(file_ops& ops, const std::string& directory, copy_sink& to) {
  for (const std::string_view category : content::category_names()) {
    const auto path = path_in(directory, category);
    const auto files = ops.list(path);
    if (!files && files.error().code == ec::not_found) continue;
    if (!files) return files.error();
    for (const directory_entry& each : *files) {
      const auto name = path_in(std::string(category), each.name);
      if (each.kind != entry_kind::file || !is_campaign_file(name)) continue;
      const auto text = ops.read_all(path_in(path, each.name), bounds::yaml_bytes_max);
      if (!text) return text.error();
      if (auto put = put_file(to, name, *text); !put) return put;
    }
  }
  return done{};
}

result<log_position> copy_campaign(file_ops& ops, const std::string& directory, copy_sink& to) {
  const auto about = ops.read_all(path_in(directory, campaign_file_name), bounds::yaml_bytes_max);
  if (!about) return about.error();
  const auto cut = find_point_in_time(ops, directory);
  if (!cut) return cut.error();
  auto put = put_file(to, std::string(campaign_file_name), *about);
  if (put) put = put_stretch(to, log_file_name, *cut->log, cut->log_bytes);
  if (put && cut->encounter)
    put = put_stretch(to, encounter_file_name, *cut->encounter, cut->encounter_bytes);
  if (put) put = put_snapshot(ops, directory, cut->end.seq, to);
  if (put) put = copy_content(ops, directory, to);
  if (!put) return std::move(put).error();
  const auto holds = still_holds(*cut);
  if (!holds) return holds.error();
  if (!*holds)
    return error{.code = ec::busy,
                 .what = "the campaign's log was cut back while it was copied",
                 .todo = "Try again.",
                 .path = directory};
  if (auto finished = to.finish(); !finished) return std::move(finished).error();
  return cut->end;
}

}  // namespace dnd::io
