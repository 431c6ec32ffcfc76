#include "io/files/posix/system_error.hpp"

#include <cerrno>

namespace dnd::io {
namespace {

std::string_view advice_for(ec code) noexcept {
  switch (code) {
    case ec::no_space:
      return "Make room on this file system, or raise the quota.";
    case ec::permission:
      return "Check the owner and the mode of the file and its directory.";
    case ec::io_error:
      return "Check the disk (dmesg) before you go on.";
    case ec::busy:
      return "Close other programs or raise the limit (ulimit -n).";
    default:
      return {};
  }
}

}  // namespace

ec code_of_errno(int number) noexcept {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return ec::not_found;
    case EEXIST:
    case ENOTEMPTY:
      return ec::exists;
    case EACCES:
    case EPERM:
    case EROFS:
      return ec::permission;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ec::no_space;
    case ENAMETOOLONG:
    case ELOOP:
      return ec::bad_name;
    case EISDIR:
    case ENXIO:
      return ec::not_a_file;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      return ec::busy;
    default:
      return ec::io_error;
  }
}

error system_error(std::string_view what, const std::string& path, int number) {
  const ec code = code_of_errno(number);
  return {.code = code,
          .what = std::string(what),
          .todo = std::string(advice_for(code)),
          .path = path,
          .system_errno = number};
}

}  // namespace dnd::io
