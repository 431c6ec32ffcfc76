#pragma once

#include "actors/questions.hpp"
#include "io/files/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Files of a campaign for other programs. Each is there whole or not at all.
namespace dnd::actors {

/// What becomes of something that is there already.
enum class existing_file : std::uint8_t { is_refused, is_replaced };

/// `path` is absolute. Errors: `exists`, and the disk's.
[[nodiscard]] io::result<done> write_export(io::file_ops& ops, const std::string& path,
                                            std::string_view text, existing_file there);

struct named_text {
  std::string name;
  std::string text;
};
/// Files in a directory, which is made where it is missing. With `is_refused` none of the files may
/// be there. Errors: as above.
[[nodiscard]] io::result<done> write_exports(io::file_ops& ops, const std::string& directory,
                                             const std::vector<named_text>& files,
                                             existing_file there);

struct database_counts {
  std::uint64_t commits = 0;
  std::uint64_t events = 0;
};
/// A SQLite file: see `io::database_writer`. What is played meanwhile is not in it.
[[nodiscard]] io::result<database_counts> export_database(io::file_ops& ops, const questions& about,
                                                          const campaign_info& which,
                                                          const std::string& path,
                                                          existing_file there);

/// The session that an event belongs to; 0: none.
[[nodiscard]] std::uint32_t session_at(const std::vector<model::views::session_info>& all,
                                       model::seq_t seq) noexcept;

}  // namespace dnd::actors
