#include "io/workspace/names.hpp"

#include "io/content/category.hpp"
#include "model/blanks.hpp"
#include "model/bounds.hpp"
#include "model/name_key.hpp"
#include "model/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace dnd::io {
namespace {

constexpr std::string_view such_as = "give it one, such as \"The Lost Mine\"";

error refused(named_thing what, std::string why, std::string accepted) {
  return {.code = ec::bad_name,
          .what = fmt::format("the {}'s name {}", to_text(what), why),
          .todo = std::move(accepted)};
}

result<done> check_characters(named_thing what, std::string_view typed) {
  if (const auto bad = model::first_bad_utf8(typed)) {
    return refused(what, fmt::format("is not valid UTF-8 at byte {}", *bad + 1),
                   "set the terminal to UTF-8, or use plain letters");
  }
  for (std::size_t at = 0; at < typed.size();) {
    const auto next = model::first_character(typed.substr(at));
    if (model::is_control_character(next.value)) {
      return refused(what, fmt::format("has a control character at byte {}", at + 1),
                     "use letters, digits, spaces and punctuation");
    }
    at += next.bytes;
  }
  const std::size_t separator = typed.find_first_of("/\\");
  if (separator == std::string_view::npos) return done{};
  return refused(what, fmt::format("\"{}\" has a path separator, '{}'", typed, typed[separator]),
                 "a name is one directory: use '-' or a space instead");
}

result<done> check_first(named_thing what, std::string_view typed) {
  const std::string_view accepted = "begin it with a letter or a digit";
  if (typed == "." || typed == "..") {
    return refused(what, fmt::format("cannot be \"{}\", which is a directory itself", typed),
                   std::string(accepted));
  }
  if (typed[0] == '.') {
    return refused(what, fmt::format("\"{}\" begins with '.', which hides a directory", typed),
                   std::string(accepted));
  }
  if (typed[0] == '-') {
    return refused(what, fmt::format("\"{}\" begins with '-', which looks like an option", typed),
                   std::string(accepted));
  }
  return done{};
}

}  // namespace

std::string_view to_text(named_thing what) noexcept {
  return what == named_thing::world ? "world" : "campaign";
}

bool same_name(std::string_view a, std::string_view b) {
  return a == b || model::name_key(a) == model::name_key(b);
}

bool is_hidden(std::string_view entry) noexcept {
  return entry.starts_with('.');
}

result<new_name> new_name_of(named_thing what, std::string_view typed) {
  if (typed.empty()) return refused(what, "is empty", std::string(such_as));
  if (auto ok = check_characters(what, typed); !ok) return std::move(ok).error();
  const std::string name = model::with_single_blanks(typed);
  const bool is_spaces = typed.find_first_not_of(' ') == std::string_view::npos;
  if (is_spaces) return refused(what, "is only spaces", std::string(such_as));
  if (name.size() > bounds::directory_name_bytes_max) {
    return refused(what, fmt::format("is {} bytes long", name.size()),
                   fmt::format("use at most {} bytes", bounds::directory_name_bytes_max));
  }
  if (model::is_invisible(name)) {
    return refused(what, "is empty: nothing of it is to be seen", std::string(such_as));
  }
  if (auto ok = check_first(what, name); !ok) return std::move(ok).error();
  std::string directory = dashed(name);
  for (const std::string_view reserved : content::category_names()) {
    if (same_name(directory, reserved)) {
      return refused(
          what,
          fmt::format("cannot be \"{}\": a directory of content is called {}", name, reserved),
          fmt::format("add a word to it, such as \"{} of Doom\"", name));
    }
  }
  return new_name{.name = name, .directory = std::move(directory)};
}

result<std::string> directory_name(named_thing what, std::string_view typed) {
  auto made = new_name_of(what, typed);
  if (!made) return std::move(made).error();
  return std::move(made->directory);
}

std::string dashed(std::string_view name) {
  std::string directory(name);
  std::replace(directory.begin(), directory.end(), ' ', '-');
  return directory;
}

result<done> check_free(named_thing what, std::string_view directory,
                        std::span<const std::string> entries) {
  const auto taken = std::find_if(entries.begin(), entries.end(), [&](const std::string& entry) {
    return same_name(entry, directory);
  });
  if (taken == entries.end()) return done{};
  if (*taken == directory) {
    return error{.code = ec::exists,
                 .what = fmt::format("there is already a {}", directory),
                 .todo = fmt::format("choose another name for the {}", to_text(what))};
  }
  const std::string_view way = model::is_ascii(directory) ? "in case" : "in case or in its bytes";
  return error{.code = ec::exists,
               .what = fmt::format("{} differs only {} from {}, which is already there", directory,
                                   way, *taken),
               .todo = fmt::format("choose another name for the {}", to_text(what))};
}

}  // namespace dnd::io
