#include "io/content/check.hpp"

#include "io/content/rename_fields.hpp"
#include "io/content/unread.hpp"
#include "model/bounds.hpp"
#include "model/slug.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dnd::io::content {
namespace {

std::string joined_path(const std::string& directory, std::string_view name) {
  return directory + "/" + std::string(name);
}

/// The last part of a path.
std::string_view last_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// Only a folder that is called exactly so is read.
std::optional<category> category_of(std::string_view folder) {
  const auto kind = parse_category(folder);
  return kind && to_text(*kind) == folder ? kind : std::nullopt;
}

/// The line and column of a byte, from 1.
std::pair<std::uint64_t, std::uint64_t> place_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte);
  const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = before.rfind('\n');
  return {lines + 1, byte - (start == std::string_view::npos ? 0 : start + 1) + 1};
}

class checking {
 public:
  checking(file_ops& ops, const check_scope& scope) : ops_(ops), library_(ops, scope.layers) {}

  result<done> check_place(const std::string& path) {
    const auto there = ops_.kind_of(path);
    if (!there) return there.error();
    if (*there == entry_kind::none)
      return error{.code = ec::not_found, .what = "there is nothing of this name", .path = path};
    if (*there == entry_kind::directory) {
      if (const auto kind = category_of(last_part(path))) return check_folder(path, *kind);
      return check_layer(path);
    }
    const auto kind = category_of(last_part(folder_part(path)));
    if (kind) {
      check_file(path, *kind);
    } else {
      add(check_kind::unread, path, "nothing says what this entry is",
          "Put it into a folder of its kind, such as monsters.");
    }
    return done{};
  }

  check_report take() {
    std::stable_sort(report_.findings.begin(), report_.findings.end(),
                     [](const check_finding& a, const check_finding& b) {
                       return a.what.why.path < b.what.why.path;
                     });
    return std::move(report_);
  }

 private:
  void add(check_kind kind, finding what) {
    ++(kind == check_kind::wrong ? report_.wrong : report_.unread);
    if (report_.findings.size() < bounds::check_findings_max)
      report_.findings.push_back({kind, std::move(what)});
  }

  void add(check_kind kind, const std::string& path, std::string what, std::string todo) {
    add(kind, {error{.code = ec::bad_content,
                     .what = std::move(what),
                     .todo = std::move(todo),
                     .path = path}});
  }

  /// A world, a campaign, or the data directory.
  result<done> check_layer(const std::string& path) {
    auto listed = ops_.list(path);
    if (!listed) return std::move(listed).error();
    for (const directory_entry& found : *listed) {
      const std::string inside = joined_path(path, found.name);
      const auto kind = category_of(found.name);
      if (kind && found.kind == entry_kind::directory) {
        if (auto checked = check_folder(inside, *kind); !checked) return checked;
      } else if (kind) {
        add(check_kind::wrong, inside, "content is kept in a directory of this name",
            "Move the file away.");
      } else if (const auto why = unread_in_layer(found)) {
        add(check_kind::unread, inside, why->what, why->todo);
      }
    }
    return done{};
  }

  result<done> check_folder(const std::string& path, category kind) {
    auto listed = ops_.list(path);
    if (!listed) return std::move(listed).error();
    std::map<std::string, std::vector<std::string>> by_slug;
    for (const directory_entry& found : *listed) {
      if (const auto why = unread_in_folder(found)) {
        if (!why->what.empty())
          add(check_kind::unread, joined_path(path, found.name), why->what, why->todo);
        continue;
      }
      by_slug[model::slug_of(entry_stem(found.name))].push_back(found.name);
    }
    for (const auto& [slug, files] : by_slug) check_slug(path, kind, slug, files);
    return done{};
  }

  /// Of several spellings of one slug, one is read.
  void check_slug(const std::string& folder, category kind, const std::string& slug,
                  const std::vector<std::string>& files) {
    const auto exact = std::find_if(files.begin(), files.end(), [&](const std::string& file) {
      return entry_stem(file) == slug;
    });
    const std::string& read = exact == files.end() ? files.front() : *exact;
    for (const std::string& file : files) {
      const std::string path = joined_path(folder, file);
      if (file != read)
        add(check_kind::unread, path, "is not read: " + read + " stands for the same name, " + slug,
            "Keep one of them.");
      else if (const auto original = original_of_copy(entry_stem(file)))
        add(check_kind::unread, path,
            "looks like the copy of " + *original + " that a program made, and is read as " + slug,
            "Keep one of them.");
    }
    check_file(joined_path(folder, read), kind);
  }

  void check_file(const std::string& path, category kind) {
    ++report_.files;
    entry_source source{.slug = model::slug_of(entry_stem(last_part(path))),
                        .path = path,
                        .text = {},
                        .built_in = false};
    if (source.slug.empty()) {
      add(check_kind::wrong, path, "the name of this file has no letter and no digit in it",
          "Name it after the entry.");
      return;
    }
    auto text = ops_.read_all(path, bounds::yaml_bytes_max);
    if (!text) {
      add(check_kind::wrong, {std::move(text).error()});
    } else if (const auto bad = model::first_bad_utf8(*text)) {
      const auto [line, column] = place_of(*text, *bad);
      add(check_kind::wrong, {error{.code = ec::bad_content,
                                    .what = "this is not UTF-8 text",
                                    .todo = "Save the file as UTF-8.",
                                    .path = path,
                                    .line = line,
                                    .column = column}});
    } else {
      source.text = std::move(*text);
      check_text(source, kind);
    }
  }

  void check_text(const entry_source& source, category kind) {
    inspected_entry read = library_.inspect(kind, source);
    for (finding& what : read.wrong) add(check_kind::wrong, std::move(what));
    for (const reference& named : read.references) {
      const auto knows = [&](category to) { return library_.knows(to, named.slug); };
      if (std::any_of(named.kinds.begin(), named.kinds.end(), knows)) continue;
      std::vector<std::string> near;
      for (const category to : named.kinds)
        if (near.empty()) near = library_.nearest(to, named.slug);
      add(check_kind::wrong,
          {.why = {.code = ec::bad_content,
                   .what = "field " + named.way + ": there is no \"" + named.slug +
                           "\" among the " + std::string(to_text(named.kinds.front())),
                   .todo = near.empty() ? std::string() : "Did you mean \"" + near.front() + "\"?",
                   .path = source.path,
                   .line = named.line,
                   .column = named.column},
           .field = named.way});
    }
    renamed_text renamed = rename_fields(source.text, [&](const std::string& text) {
      entry_source again = source;
      again.text = text;
      return library_.inspect(kind, again).wrong;
    });
    if (!renamed.names.empty())
      report_.renames.push_back(
          {source.path, source.text, std::move(renamed.text), std::move(renamed.names)});
  }

  file_ops& ops_;
  library library_;
  check_report report_;
};

}  // namespace

result<check_report> check_content(file_ops& ops, const check_scope& scope) {
  checking all(ops, scope);
  for (const std::string& path : scope.places)
    if (auto checked = all.check_place(path); !checked) return std::move(checked).error();
  return all.take();
}

}  // namespace dnd::io::content
