#include "io/store/file/care/file_replacement.hpp"

#include "io/store/file/file_names.hpp"

#include <utility>

namespace dnd::io {

result<file_replacement> file_replacement::begin(file_ops& ops, const std::string& directory,
                                                 std::string_view name) {
  file_replacement made(ops, directory, path_in(directory, name));
  // What a killed run left there.
  if (auto removed = ops.remove(made.temporary());
      !removed && removed.error().code != ec::not_found) {
    return std::move(removed).error();
  }
  auto file = ops.open(made.temporary(), open_mode::append_or_create);
  if (!file) return std::move(file).error();
  made.file_ = *std::move(file);
  return made;
}

file_replacement::file_replacement(file_replacement&& other) noexcept
    : ops_(other.ops_),
      directory_(std::move(other.directory_)),
      path_(std::move(other.path_)),
      file_(std::move(other.file_)) {}

file_replacement::~file_replacement() {
  // Not heeded: the next open removes what is left.
  if (file_ != nullptr) (void)ops_->remove(temporary());
}

std::string file_replacement::temporary() const {
  return path_ + std::string(temporary_suffix);
}

result<done> file_replacement::copy(const log_file& from, const byte_range& range) {
  return copy_range(from, range, *file_);
}

result<done> file_replacement::publish() {
  if (auto synced = file_->sync(); !synced) return synced;
  if (auto renamed = ops_->rename(temporary(), path_); !renamed) return renamed;
  file_.reset();
  return ops_->sync_directory(directory_);
}

result<std::string> move_aside(file_ops& ops, const std::string& directory, std::string_view name,
                               std::string_view aside) {
  constexpr int names = 1'000;
  const std::string wanted = path_in(directory, aside);
  std::string path = wanted;
  for (int number = 2; number <= names; ++number) {
    const auto kind = ops.kind_of(path);
    if (!kind) return kind.error();
    if (*kind == entry_kind::none) {
      if (auto moved = ops.rename(path_in(directory, name), path); !moved) {
        return std::move(moved).error();
      }
      if (auto synced = ops.sync_directory(directory); !synced) return std::move(synced).error();
      return path;
    }
    path = wanted + '-' + std::to_string(number);
  }
  return error{.code = ec::exists,
               .what = "there are too many files of this name with a number after it",
               .todo = "Move the old ones away.",
               .path = wanted};
}

result<std::string> copy_aside(file_ops& ops, const log_file& file, const std::string& directory,
                               std::string_view aside) {
  const auto size = file.size();
  if (!size) return size.error();
  auto kept = keep_aside(ops, file, {0, *size}, directory, path_in(directory, aside));
  if (!kept) return std::move(kept).error();
  return std::move(kept->path);
}

}  // namespace dnd::io
