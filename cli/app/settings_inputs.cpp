#include "cli/app/settings_inputs.hpp"

#include "actors/workspace.hpp"

#include <algorithm>
#include <cstdlib>

namespace dnd::cli {
namespace {

/// "--worlds-dir" of `worlds_dir`.
[[nodiscard]] std::string flag_of(io::config::key which) {
  std::string name = "--";
  name += io::config::name_of(which);
  std::ranges::replace(name, '_', '-');
  return name;
}

}  // namespace

io::config::inputs settings_inputs(const arguments& typed) {
  io::config::inputs in;
  for (const auto which : {io::config::key::worlds_dir, io::config::key::data_dir,
                           io::config::key::world, io::config::key::color, io::config::key::host,
                           io::config::key::token_file, io::config::key::store})
    if (const auto text = typed.value(flag_of(which)))
      in.flags.insert_or_assign(which, io::config::named_text{*text, flag_of(which)});
  in.config_file = {typed.value("--config").value_or(""), "--config"};
  in.environment = [](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  in.working_directory = actors::working_directory();
  return in;
}

}  // namespace dnd::cli
