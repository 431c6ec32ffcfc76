#include "tests/support/small_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace dnd::test {

namespace {

void put(const char* path, const std::string& text) {
  std::ofstream(path) << text;
}

/// Mounts of this process are its own from now on. Who is not root becomes one that may mount, and
/// stays who he is. 0, or the error's number.
int leave_mounts_of_others() {
  const std::string user = std::to_string(::geteuid());
  const std::string group = std::to_string(::getegid());
  if (::unshare(CLONE_NEWNS) != 0) {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return errno;
    put("/proc/self/setgroups", "deny");
    put("/proc/self/uid_map", user + " " + user + " 1");
    put("/proc/self/gid_map", group + " " + group + " 1");
  }
  return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 ? 0 : errno;
}

int mount_at(const std::string& path) {
  static const int failure = leave_mounts_of_others();
  if (failure != 0) return failure;
  return ::mount("dnd-test", path.c_str(), "tmpfs", 0, "size=1m,mode=0700") == 0 ? 0 : errno;
}

bool mount_or_tell(const std::string& path) {
  const int failure = mount_at(path);
  if (failure == 0) return true;
  std::fprintf(stderr,
               "NOTE: no disk of 1 MiB can be mounted here (%s): a limit on the size of files "
               "stands for it\n",
               std::strerror(failure));
  return false;
}

void limit_files(const process& running, rlim_t bytes) {
  const rlimit limit{bytes, RLIM_INFINITY};
  BOOST_REQUIRE(::prlimit(running.pid(), RLIMIT_FSIZE, &limit, nullptr) == 0);
}

std::uint64_t free_pages(const std::string& path) {
  struct statvfs disk {};
  BOOST_REQUIRE(::statvfs(path.c_str(), &disk) == 0);
  return disk.f_bavail * disk.f_frsize / small_disk::page_bytes;
}

}  // namespace

small_disk::small_disk() : mounted_(mount_or_tell(place_.path())) {
  if (const char* const before = std::getenv("TMPDIR")) temporary_before_ = before;
  BOOST_REQUIRE(::setenv("TMPDIR", place_.path().c_str(), 1) == 0);
}

small_disk::~small_disk() {
  if (temporary_before_) {
    ::setenv("TMPDIR", temporary_before_->c_str(), 1);
  } else {
    ::unsetenv("TMPDIR");
  }
  if (mounted_) ::umount2(place_.path().c_str(), MNT_DETACH);
}

void small_disk::leave(std::uint64_t pages, const process& running, std::uint64_t file_bytes,
                       surroundings& where) {
  free(running, where);
  if (!mounted_) {
    limit_files(running, file_bytes + pages * page_bytes);
    // 0 would be no limit.
    where.file_bytes_max = pages * page_bytes + 1;
    return;
  }
  const std::uint64_t there = free_pages(place_.path());
  BOOST_REQUIRE(there >= pages);
  if (there == pages) return;
  const int ballast = ::open((place_ / "ballast").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  BOOST_REQUIRE(ballast >= 0);
  const auto size = static_cast<off_t>((there - pages) * page_bytes);
  const int failure = ::posix_fallocate(ballast, 0, size);
  ::close(ballast);
  BOOST_REQUIRE(failure == 0);
  BOOST_REQUIRE(free_pages(place_.path()) == pages);
}

void small_disk::free(const process& running, surroundings& where) {
  if (mounted_) {
    std::filesystem::remove(place_ / "ballast");
  } else {
    limit_files(running, RLIM_INFINITY);
    where.file_bytes_max = 0;
  }
}

}  // namespace dnd::test
