#include "io/workspace/world_directory.hpp"

#include "io/store/file/file_names.hpp"
#include "io/workspace/fields.hpp"
#include "io/workspace/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::io {
namespace {

constexpr std::uint32_t world_format = 1;

}  // namespace

world_info look_at_world(file_ops& ops, const std::string& worlds_dir,
                         const std::string& directory) {
  world_info world;
  world.name = directory;
  world.directory = directory;
  world.path = path_in(worlds_dir, directory);
  const auto file = fields::read(ops, path_in(world.path, world_file_name));
  if (!file) {
    if (file.error().code != ec::not_found) world.problem = file.error();
    return world;
  }
  const field* format = file->find("format");
  if (format != nullptr && !parse_number(*format->value, 1, world_format)) {
    world.problem = file->at(*format, ec::unknown_version,
                             fmt::format("the world has format \"{}\", and this program knows "
                                         "formats up to {}",
                                         *format->value, world_format),
                             "use a newer version of dnd");
  }
  if (const field* name = file->find("name")) world.name = *name->value;
  return world;
}

void count_entries(file_ops& ops, world_info& world) {
  for (std::size_t i = 0; i < world.entries.size(); ++i) {
    const auto files = ops.list(path_in(world.path, content::category_names()[i]));
    if (!files) continue;
    world.entries[i] = static_cast<std::size_t>(
        std::count_if(files->begin(), files->end(), [](const directory_entry& entry) {
          return !is_hidden(entry.name) && entry.name.ends_with(".yaml");
        }));
  }
}

std::string render_world_file(std::string_view name) {
  return fmt::format("name: {}\nformat: {}\n", yaml_quoted(name), world_format);
}

}  // namespace dnd::io
