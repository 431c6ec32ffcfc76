#include "io/store/postgres/host_place.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace dnd::io::postgres {

namespace {

constexpr const char* name_of_boot = "/proc/sys/kernel/random/boot_id";
constexpr std::uint64_t note_bytes_max = 256;

[[nodiscard]] std::string_view without_end(std::string_view line) {
  return line.substr(0, line.find('\n'));
}

/// "3f2a… 9c1d…": a host, and the run of the machine that it belongs to.
[[nodiscard]] std::optional<uuid> host_in(std::string_view note, std::string_view boot) {
  note = without_end(note);
  const auto space = note.find(' ');
  if (space == std::string_view::npos || note.substr(space + 1) != boot) return std::nullopt;
  return parse_uuid(note.substr(0, space));
}

}  // namespace

std::unique_ptr<host_place> host_place::take(file_ops& ops, const std::string& directory,
                                             std::string_view url) {
  const auto boot = ops.read_all(name_of_boot, note_bytes_max);
  if (!boot || without_end(*boot).empty()) return nullptr;
  auto path = fmt::format("{}/.host-{:016x}", directory, XXH3_64bits(url.data(), url.size()));
  auto lock = ops.lock(path + ".lock");
  if (!lock) return nullptr;
  std::unique_ptr<host_place> made(
      new host_place(ops, std::move(path), std::string(without_end(*boot)), *std::move(lock)));
  if (const auto note = ops.read_all(made->path_, note_bytes_max))
    made->former_ = host_in(*note, made->boot_);
  return made;
}

result<done> host_place::note(const uuid& host) {
  return publish(ops_, path_, fmt::format("{} {}\n", render_uuid(host), boot_));
}

}  // namespace dnd::io::postgres
