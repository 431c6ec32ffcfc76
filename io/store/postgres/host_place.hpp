#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/postgres/wire.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::io::postgres {

/// A host's place on this machine: one process at a time has that of an address. The lock goes with
/// the process, however that ends. So whoever has the place knows that the host which is noted
/// there runs no more, and answers nobody from its memory, if it was noted since the machine was
/// started: what was noted before may be on a copy of another machine's disk. That a port is free
/// proves less: who had it may still serve the connections that it has, and an address may be that
/// of several hosts.
class host_place {
 public:
  /// Null when another process has it, or when that cannot be known here. `directory` is there, and
  /// belongs to one store. `ops` must outlive it.
  [[nodiscard]] static std::unique_ptr<host_place> take(file_ops& ops, const std::string& directory,
                                                        std::string_view url);

  /// The host that had it before, and that has surely ended.
  [[nodiscard]] const std::optional<uuid>& former() const noexcept { return former_; }
  /// Who has it from now on.
  [[nodiscard]] result<done> note(const uuid& host);

 private:
  host_place(file_ops& ops, std::string path, std::string boot, std::unique_ptr<file_lock> lock)
      : ops_(ops), path_(std::move(path)), boot_(std::move(boot)), lock_(std::move(lock)) {}

  file_ops& ops_;
  std::string path_;
  /// The name of this run of the machine.
  std::string boot_;
  std::unique_ptr<file_lock> lock_;
  std::optional<uuid> former_;
};

}  // namespace dnd::io::postgres
