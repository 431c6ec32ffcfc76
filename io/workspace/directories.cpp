#include "io/workspace/directories.hpp"

#include "io/content/category.hpp"
#include "io/store/file/file_names.hpp"
#include "model/natural_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace dnd::io {
namespace {

constexpr std::chrono::milliseconds lock_poll{5};

bool is_content_directory(std::string_view name) {
  const auto all = content::category_names();
  return std::any_of(all.begin(), all.end(),
                     [&](std::string_view c) { return same_name(c, name); });
}

/// `.tmp-NAME`, or the temporary file of a `publish` of a hidden file.
bool is_leftover(std::string_view name) {
  return name.starts_with(unfinished_prefix) ||
         (is_hidden(name) && name.ends_with(temporary_suffix));
}

error no_directory(const std::string& path) {
  return {.code = ec::exists,
          .what = "a directory is needed here, and this is none",
          .todo = "move it away, or name another directory",
          .path = path};
}

/// A link in the place of the directory stays as it is, and what it leads to.
void remove_files_in(file_ops& ops, const std::string& path) {
  const auto inside = ops.list(path);
  if (!inside) return;
  for (const directory_entry& entry : *inside)
    if (entry.kind == entry_kind::file) (void)ops.remove(path_in(path, entry.name));
}

/// Best effort, and never deeper than `build_directory` went.
void remove_unfinished(file_ops& ops, const std::string& path) {
  // Were it a link to a directory, what is in there would not be ours: only the link goes.
  if (ops.remove(path)) return;
  const auto inside = ops.list(path);
  if (!inside) return;
  for (const directory_entry& entry : *inside) {
    const std::string child = path_in(path, entry.name);
    if (is_content_directory(entry.name)) {
      remove_files_in(ops, child);
      (void)ops.remove_directory(child);
    } else {
      (void)ops.remove(child);
    }
  }
  (void)ops.remove_directory(path);
}

result<done> fill(file_ops& ops, const std::string& path, std::span<const new_file> files) {
  for (const new_file& file : files) {
    if (auto ok = ops.write_new(path_in(path, file.name), file.bytes); !ok) return ok;
  }
  for (const std::string_view category : content::category_names()) {
    if (auto ok = ops.make_directory(path_in(path, category)); !ok) return ok;
  }
  return ops.sync_directory(path);
}

result<done> check_free_on_disk(file_ops& ops, named_thing what, const std::string& parent,
                                const std::string& directory) {
  const auto entries = ops.list(parent);
  if (!entries) return entries.error();
  std::vector<std::string> names;
  names.reserve(entries->size());
  for (const directory_entry& entry : *entries) names.push_back(entry.name);
  auto free = check_free(what, directory, names);
  if (free) return free;
  error why = std::move(free).error();
  why.path = parent;
  return why;
}

}  // namespace

result<done> make_directories(file_ops& ops, const std::string& path, meant_for whom) {
  for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    const std::string part = path.substr(0, end);
    const auto kind = ops.kind_of(part);
    if (!kind) return kind.error();
    if (*kind == entry_kind::none) {
      auto made =
          whom == meant_for::owner ? ops.make_private_directory(part) : ops.make_directory(part);
      if (!made && made.error().code != ec::exists) return made;
      const std::size_t slash = part.rfind('/');
      const std::string parent = slash == 0 ? "/" : part.substr(0, slash);
      if (auto ok = ops.sync_directory(parent); !ok) return ok;
    } else if (*kind != entry_kind::directory) {
      return no_directory(part);
    }
    if (end == std::string::npos) return done{};
  }
}

result<std::unique_ptr<file_lock>> lock_worlds(file_ops& ops, const std::string& worlds_dir,
                                               std::chrono::milliseconds wait) {
  const std::string path = path_in(worlds_dir, lock_file_name);
  // Attempts are counted, not the time: the same calls in every run.
  for (auto left = wait;; left -= lock_poll) {
    auto lock = ops.lock(path);
    if (lock || lock.error().code != ec::locked) return lock;
    if (left <= std::chrono::milliseconds::zero()) {
      error why = std::move(lock).error();
      why.what = fmt::format("worlds and campaigns are being made here: {}", why.what);
      why.todo = "try again in a moment";
      return why;
    }
    std::this_thread::sleep_for(lock_poll);
  }
}

result<done> build_directory(file_ops& ops, named_thing what, const std::string& parent,
                             const std::string& directory, std::span<const new_file> files) {
  return build_directory(ops, what, parent, directory,
                         [&](const std::string& path) { return fill(ops, path, files); });
}

result<done> build_directory(file_ops& ops, named_thing what, const std::string& parent,
                             const std::string& directory, const directory_filler& fill) {
  if (auto ok = check_free_on_disk(ops, what, parent, directory); !ok) return ok;
  const std::string unfinished = path_in(parent, std::string(unfinished_prefix) + directory);
  const std::string finished = path_in(parent, directory);
  auto built = ops.make_directory(unfinished);
  // A leftover that could not be removed: it is not ours to touch, nor to build upon.
  if (!built) return built;
  built = fill(unfinished);
  if (built) built = ops.rename(unfinished, finished);
  if (!built) {
    remove_unfinished(ops, unfinished);
    return built;
  }
  auto synced = ops.sync_directory(parent);
  if (synced) return synced;
  error why = std::move(synced).error();
  why.what = fmt::format("{} was made, but may not survive a power loss: {}", directory, why.what);
  return why;
}

bool has_leftovers(file_ops& ops, const std::string& parent) {
  const auto entries = ops.list(parent);
  return entries && std::any_of(entries->begin(), entries->end(),
                                [](const directory_entry& e) { return is_leftover(e.name); });
}

void remove_leftovers(file_ops& ops, const std::string& parent) {
  const auto entries = ops.list(parent);
  if (!entries) return;
  for (const directory_entry& entry : *entries) {
    if (!is_leftover(entry.name)) continue;
    const std::string path = path_in(parent, entry.name);
    if (entry.name.starts_with(unfinished_prefix) && entry.kind == entry_kind::directory) {
      remove_unfinished(ops, path);
    } else if (entry.kind == entry_kind::file) {
      (void)ops.remove(path);
    }
  }
}

result<std::vector<std::string>> visible_directories(file_ops& ops, const std::string& parent) {
  auto entries = ops.list(parent);
  if (!entries && entries.error().code == ec::not_found) {
    const auto kind = ops.kind_of(parent);  // A file is not found as a directory either.
    if (!kind) return kind.error();
    if (*kind != entry_kind::none) return no_directory(parent);
    return std::vector<std::string>{};
  }
  if (!entries) return std::move(entries).error();
  std::vector<std::string> names;
  for (const directory_entry& entry : *entries) {
    if (is_hidden(entry.name) || is_content_directory(entry.name)) continue;
    if (entry.kind == entry_kind::directory) names.push_back(entry.name);
  }
  model::sort_naturally(names);
  return names;
}

}  // namespace dnd::io
