#include "io/workspace/bundle.hpp"

#include "io/content/builtin.hpp"
#include "io/content/category.hpp"
#include "io/store/file/backup/copy_campaign.hpp"
#include "io/store/file/backup/copy_sink.hpp"
#include "io/store/file/file_names.hpp"
#include "io/workspace/temporary_directory.hpp"
#include "io/workspace/world_directory.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dnd::io {
namespace {

/// Whether a file of content is one that every program has built in.
[[nodiscard]] bool is_built_in(std::string_view name, std::string_view text) {
  const std::size_t slash = name.find('/');
  const auto& kinds = content::category_names();
  const auto kind = std::ranges::find(kinds, name.substr(0, slash));
  if (kind == kinds.end()) return false;
  std::string_view slug = name.substr(slash + 1);
  slug.remove_suffix(std::string_view(".yaml").size());
  const auto known = content::builtin::find(
      static_cast<content::category>(std::distance(kinds.begin(), kind)), slug);
  return known && known->text == text;
}

/// Takes content of several directories in, the strongest first: a file that is there already is
/// passed over.
class layered_sink final : public copy_sink {
 public:
  explicit layered_sink(copy_sink& to) : to_(to) {}
  /// From now on it is content that programs may have of themselves.
  void look_for_built_in() noexcept { may_be_built_in_ = true; }

  result<done> begin(const std::string& name, std::uint64_t) override {
    name_ = name;
    text_.clear();
    return done{};
  }
  result<done> take(std::string_view piece) override {
    text_ += piece;
    return done{};
  }
  result<done> end() override {
    if (!names_.insert(name_).second) return done{};
    if (may_be_built_in_ && is_built_in(name_, text_)) return done{};
    return put_file(to_, name_, text_);
  }
  result<done> finish() override { return to_.finish(); }

 private:
  copy_sink& to_;
  std::set<std::string, std::less<>> names_;
  std::string name_;
  std::string text_;
  bool may_be_built_in_ = false;
};

[[nodiscard]] result<std::string> world_file_of(file_ops& ops, const campaign_info& which) {
  auto text = ops.read_all(path_in(which.world_path, world_file_name), bounds::yaml_bytes_max);
  if (!text && text.error().code == ec::not_found) return render_world_file(which.world);
  return text;
}

[[nodiscard]] result<model::seq_t> fill_bundle(file_ops& ops, const campaign_info& which,
                                               const bundle_parts& parts, const std::string& into) {
  const std::string world = path_in(into, which.world);
  if (auto made = ops.make_directory(world); !made) return std::move(made).error();
  const auto about = world_file_of(ops, which);
  if (!about) return about.error();
  if (auto put = publish(ops, path_in(world, world_file_name), *about); !put)
    return std::move(put).error();
  directory_sink files(ops, world);
  layered_sink entries(files);
  for (const std::string& each : parts.content) {
    // The campaign's own go with it.
    if (each == which.path) continue;
    if (each != which.world_path) entries.look_for_built_in();
    if (auto copied = copy_content(ops, each, entries); !copied) return std::move(copied).error();
  }
  if (auto finished = entries.finish(); !finished) return std::move(finished).error();
  const std::string campaign = path_in(world, which.directory);
  if (auto made = ops.make_directory(campaign); !made) return std::move(made).error();
  directory_sink own(ops, campaign);
  const auto end = copy_campaign(ops, which.path, own);
  if (!end) return end.error();
  if (auto put = publish(ops, path_in(into, bundle_note_name), parts.note); !put)
    return std::move(put).error();
  for (const std::string& each : {world, into})
    if (auto synced = ops.sync_directory(each); !synced) return std::move(synced).error();
  return end->seq;
}

}  // namespace

result<model::seq_t> make_bundle(file_ops& ops, const campaign_info& which,
                                 const bundle_parts& parts, const std::string& target) {
  const auto kind = ops.kind_of(target);
  if (!kind) return kind.error();
  if (*kind != entry_kind::none)
    return error{.code = ec::exists,
                 .what = "there is something of this name already",
                 .todo = "Name a directory that does not exist yet: it is made.",
                 .path = target};
  const std::size_t slash = target.rfind('/');
  const std::string parent = slash == 0 ? "/" : target.substr(0, slash);
  const std::string aside = path_in(parent, ".bundle-" + target.substr(slash + 1));
  // What a crash left of an earlier attempt goes first.
  { const temporary_directory leftover(ops, aside); }
  if (auto made = ops.make_directory(aside); !made) return std::move(made).error();
  const temporary_directory unfinished(ops, aside);
  auto last = fill_bundle(ops, which, parts, aside);
  if (!last) return last;
  if (auto renamed = ops.rename(aside, target); !renamed) return std::move(renamed).error();
  if (auto synced = ops.sync_directory(parent); !synced) return std::move(synced).error();
  return last;
}

}  // namespace dnd::io
