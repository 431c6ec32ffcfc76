#include "io/import/importer.hpp"

#include "io/content/file_batch.hpp"
#include "io/content/unread.hpp"
#include "io/workspace/directories.hpp"
#include "model/bounds.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace dnd::io::imports {
namespace {

constexpr std::size_t folders_deep_most = 16;

bool may_be_import(std::string_view name) {
  constexpr std::array<std::string_view, 10> endings = {
      ".json", ".yaml", ".yml", ".md", ".toml", ".xml", ".db", ".txt", ".compendium", ".monster"};
  return !name.starts_with('.') &&
         std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

class planning {
 public:
  planning(file_ops& ops, content::library& names, const import_request& request)
      : ops_(ops), names_(names), request_(request) {}

  result<import_plan> plan() {
    const auto kind = ops_.kind_of(request_.path);
    if (!kind) return kind.error();
    if (*kind == entry_kind::none)
      return error{
          .code = ec::not_found, .what = "there is no such file or folder", .path = request_.path};
    if (*kind == entry_kind::directory) {
      if (auto read = read_folder(request_.path, 1); !read) return std::move(read).error();
    } else {
      read_file(request_.path);
    }
    return std::move(plan_);
  }

 private:
  result<done> read_folder(const std::string& path, std::size_t depth) {
    auto listed = ops_.list(path);
    if (!listed) return std::move(listed).error();
    for (const directory_entry& found : *listed) {
      const std::string inside = path + "/" + found.name;
      if (found.kind == entry_kind::directory && depth < folders_deep_most &&
          !found.name.starts_with('.')) {
        if (auto read = read_folder(inside, depth + 1); !read) return read;
      } else if (found.kind == entry_kind::file && may_be_import(found.name)) {
        if (++files_ > bounds::import_files_max)
          return error{.code = ec::too_large,
                       .what = "more than " + std::to_string(bounds::import_files_max) + " files",
                       .todo = "Import its folders one by one.",
                       .path = request_.path};
        read_file(inside);
      } else if (!found.name.starts_with('.')) {
        plan_.notes.push_back({inside, "is no file of a format that is imported"});
      }
    }
    return done{};
  }

  void read_file(const std::string& path) {
    const auto text = ops_.read_all(path, bounds::import_bytes_max);
    if (!text) {
      plan_.failures.push_back(text.error());
      return;
    }
    const auto knows = [this](content::category kind, const std::string& slug) {
      return names_.knows(kind, slug);
    };
    auto file = read_import(*text, path, request_.as, knows);
    if (!file) {
      plan_.failures.push_back(std::move(file).error());
      return;
    }
    for (const std::string& other : file->others) plan_.notes.push_back({path, other});
    for (imported_entry& entry : file->entries) add(std::move(entry), path);
  }

  void add(imported_entry entry, const std::string& source) {
    // Two files may have a creature of one name.
    const std::string first = entry.slug;
    for (std::size_t number = 2; !taken_.insert({entry.kind, entry.slug}).second; ++number)
      entry.slug = first + "-" + std::to_string(number);
    if (entry.slug != first) entry.notes.guess("the name of its file, " + entry.slug + ".yaml");
    import_item item{std::move(entry), source, {}, import_outcome::ready, {}};
    const std::string folder = request_.into + "/" + std::string(to_text(item.entry.kind));
    item.target = folder + "/" + item.entry.slug + ".yaml";
    if (const auto there = existing(item.entry.kind, item.entry.slug)) {
      item.target = folder + "/" + *there;
      if (!request_.overwrites) item.outcome = import_outcome::exists;
    }
    const content::entry_source made{
        .slug = item.entry.slug, .path = item.target, .text = item.entry.yaml, .built_in = false};
    const content::inspected_entry read = names_.inspect(item.entry.kind, made);
    for (const content::finding& wrong : read.wrong) item.problems.push_back(wrong.why);
    if (!item.problems.empty()) item.outcome = import_outcome::refused;
    plan_.items.push_back(std::move(item));
  }

  /// The file that stands for the slug already, in whatever spelling.
  std::optional<std::string> existing(content::category kind, const std::string& slug) {
    const auto [place, is_new] = there_.try_emplace(kind);
    if (is_new) {
      const auto listed = ops_.list(request_.into + "/" + std::string(to_text(kind)));
      if (listed)
        for (const directory_entry& found : *listed)
          if (const auto stem = content::entry_stem(found.name); !stem.empty())
            place->second.emplace(model::slug_of(stem), found.name);
    }
    const auto found = place->second.find(slug);
    if (found == place->second.end()) return std::nullopt;
    return found->second;
  }

  file_ops& ops_;
  content::library& names_;
  const import_request& request_;
  std::size_t files_ = 0;
  std::set<std::pair<content::category, std::string>> taken_;
  std::map<content::category, std::map<std::string, std::string>> there_;
  import_plan plan_;
};

}  // namespace

result<import_plan> plan_import(file_ops& ops, content::library& names,
                                const import_request& request) {
  return planning(ops, names, request).plan();
}

result<std::size_t> write_import(file_ops& ops, const import_plan& plan, const std::string& into) {
  content::file_batch files(ops);
  std::size_t written = 0;
  std::set<std::string> folders;
  for (const import_item& item : plan.items) {
    if (item.outcome != import_outcome::ready) continue;
    const std::size_t slash = item.target.rfind('/');
    const std::string folder = item.target.substr(0, slash);
    if (folders.insert(folder).second)
      if (auto made = make_directories(ops, folder); !made) return std::move(made).error();
    if (auto added = files.add(folder, item.target.substr(slash + 1), item.entry.yaml); !added)
      return std::move(added).error();
    ++written;
  }
  if (auto published = files.publish(into); !published) return std::move(published).error();
  return written;
}

}  // namespace dnd::io::imports
