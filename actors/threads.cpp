#include "actors/threads.hpp"

#include "actors/thread_room.hpp"

#include <fmt/format.h>

#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <vector>

namespace dnd::actors {
namespace {

/// Of an engine with one campaign: the scheduler's and its clock, four file workers, a loader, the
/// feed's, and the one that prints answers.
constexpr std::size_t threads_besides_writers = 10;
/// What loading a usual campaign and the rules takes, besides the stacks of the threads.
constexpr std::size_t spare_bytes = std::size_t{32} * 1024 * 1024;
/// Whoever may have more threads than this will not be short of a dozen.
constexpr ::rlim_t plenty_of_threads = 32'768;

/// And whoever's control group leaves so many.
constexpr std::uint64_t group_room_enough = 256;

bool is_limited() {
  const auto limit_of = [](auto which) {
    ::rlimit limit{};
    return ::getrlimit(which, &limit) == 0 ? limit.rlim_cur : RLIM_INFINITY;
  };
  return limit_of(RLIMIT_AS) != RLIM_INFINITY || limit_of(RLIMIT_DATA) != RLIM_INFINITY ||
         limit_of(RLIMIT_NPROC) < plenty_of_threads ||
         thread_room(read_system_file).value_or(group_room_enough) < group_room_enough;
}

/// Starts threads that wait until all are there. They allocate nothing: what a thread frees, it
/// must have memory for.
class trial {
 public:
  trial() { ::pthread_mutex_lock(&gate_); }
  trial(const trial&) = delete;
  trial& operator=(const trial&) = delete;
  ~trial() {
    ::pthread_mutex_unlock(&gate_);
    for (const ::pthread_t each : threads_) ::pthread_join(each, nullptr);
    ::pthread_mutex_destroy(&gate_);
  }

  /// False when there is no thread to be had.
  bool start(std::size_t count) {
    threads_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      ::pthread_t made{};
      if (::pthread_create(&made, nullptr, wait, &gate_) != 0) return false;
      threads_.push_back(made);
    }
    return true;
  }

 private:
  static void* wait(void* gate) {
    ::pthread_mutex_lock(static_cast<::pthread_mutex_t*>(gate));
    ::pthread_mutex_unlock(static_cast<::pthread_mutex_t*>(gate));
    return nullptr;
  }

  ::pthread_mutex_t gate_ = PTHREAD_MUTEX_INITIALIZER;
  std::vector<::pthread_t> threads_;
};

bool has_spare_memory() noexcept {
  void* const spare =
      ::mmap(nullptr, spare_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (spare == MAP_FAILED) return false;
  ::munmap(spare, spare_bytes);
  return true;
}

}  // namespace

io::result<done> check_threads(std::size_t log_writers) {
  if (!is_limited()) return done{};
  const std::size_t wanted = log_writers + threads_besides_writers;
  trial threads;
  if (!threads.start(wanted))
    return io::error{
        .code = io::ec::busy,
        .what = fmt::format("the system gives no {} threads to play with", wanted),
        .todo =
            "End other programs, or raise the limits on threads and memory (ulimit -u and -v, the "
            "pids.max of a container)."};
  if (!has_spare_memory())
    return io::error{.code = io::ec::busy,
                     .what = "there is not enough memory to play with",
                     .todo = "Raise the limit on memory (ulimit -v, ulimit -d)."};
  return done{};
}

}  // namespace dnd::actors
