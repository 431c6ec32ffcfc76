#include "actors/temporary_directory.hpp"

#include "io/workspace/temporary_directory.hpp"

#include <utility>

namespace dnd::actors {

io::result<temporary_directory> temporary_directory::make(io::file_ops& ops,
                                                          const std::string& parent,
                                                          std::string_view prefix) {
  auto made = io::temporary_directory::make(ops, parent, prefix);
  if (!made) return std::move(made).error();
  return temporary_directory(*std::move(made));
}

temporary_directory::temporary_directory(std::unique_ptr<io::temporary_directory> inside)
    : inside_(std::move(inside)) {}
temporary_directory::~temporary_directory() = default;
temporary_directory::temporary_directory(temporary_directory&&) noexcept = default;
temporary_directory& temporary_directory::operator=(temporary_directory&&) noexcept = default;

const std::string& temporary_directory::path() const noexcept {
  return inside_->path();
}

}  // namespace dnd::actors
