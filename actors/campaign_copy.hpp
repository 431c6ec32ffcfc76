#pragma once

#include "actors/temporary_directory.hpp"
#include "actors/workspace.hpp"
#include "io/files/error.hpp"
#include "io/store/rewritable_log.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A campaign of a store as files, for a while: what looks at files and mends them does its work
/// there, and what has become of them goes back.
namespace dnd::actors {

class campaign_copy {
 public:
  /// To be read: it may be being played. All of it is there, damaged or not. Errors: those of the
  /// store and the disk; `ec::too_large` past 1 GiB of lines. Requires `which.store`. `ops` must
  /// outlive the copy.
  [[nodiscard]] static io::result<campaign_copy> to_read(io::file_ops& ops,
                                                         const campaign_info& which);
  /// To be mended: nobody plays it as long as this lives. `ec::moved` when somebody does.
  [[nodiscard]] static io::result<campaign_copy> to_mend(io::file_ops& ops,
                                                         const campaign_info& which);

  /// The campaign as one that is kept as files.
  [[nodiscard]] const campaign_info& as_files() const noexcept { return files_; }
  /// A file of the copy as it is called in the campaign: without the directory that is there for a
  /// while only.
  [[nodiscard]] std::string shown(const std::string& path) const;

  /// Puts what the files say now in the place of what the store has, where they differ: the lines,
  /// which are read to the last event, the settings and the content. `originals`: what is kept of
  /// before, by name. All of the log or nothing. Requires a copy to be mended.
  [[nodiscard]] io::result<done> put_back(std::vector<io::kept_file> originals);
  /// The last event of the last row; 0: there is none.
  [[nodiscard]] std::uint64_t last_row() const noexcept {
    return before_.rows.empty() ? 0 : before_.rows.back().last;
  }
  /// The lines as they were.
  [[nodiscard]] const std::string& lines_before() const noexcept { return before_.lines; }

 private:
  campaign_copy(io::file_ops& ops, const campaign_info& of, temporary_directory in)
      : ops_(&ops), of_(of), in_(std::move(in)) {}

  [[nodiscard]] static io::result<campaign_copy> make(io::file_ops& ops,
                                                      const campaign_info& which);
  [[nodiscard]] io::result<done> write();
  [[nodiscard]] io::result<done> write_file(std::string_view path, std::string_view text);
  [[nodiscard]] io::result<done> put_back_content();

  io::file_ops* ops_;
  campaign_info of_;
  temporary_directory in_;
  campaign_info files_;
  io::raw_log before_;
  std::string settings_before_;
  std::unique_ptr<io::rewritable_log> hand_;
};

}  // namespace dnd::actors
