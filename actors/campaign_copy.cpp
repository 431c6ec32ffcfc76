#include "actors/campaign_copy.hpp"

#include "actors/content_tree.hpp"
#include "actors/shared_store.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/file_store.hpp"
#include "io/workspace/directories.hpp"
#include "io/workspace/paths.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace dnd::actors {
namespace {

[[nodiscard]] std::string directory_of(const campaign_info& which) {
  return which.label.substr(which.label.find('/') + 1);
}

/// Where a log that was mended differs from what was there, row by row.
class changed_rows {
 public:
  explicit changed_rows(const io::raw_log& before) : before_(before) {}

  /// The next command of the log as it is now.
  void read(std::span<const io::line_view> command) {
    std::string lines;
    for (const auto& each : command) {
      lines += each.text;
      lines += '\n';
    }
    if (is_same_ && is_next_row(lines)) {
      keep_ = before_.rows[rows_++].last;
      return;
    }
    is_same_ = false;
    changed_.push_back({command.back().seq, std::move(lines)});
  }
  /// `end` of the whole log. The lines are those of this.
  [[nodiscard]] io::log_replacement replacement(const io::log_position& end) const {
    io::log_replacement out{.keep = keep_, .commands = {}, .end = end};
    for (const auto& [last, lines] : changed_) out.commands.push_back({last, lines});
    return out;
  }

 private:
  [[nodiscard]] bool is_next_row(std::string_view lines) const {
    if (rows_ >= before_.rows.size()) return false;
    const auto begin = rows_ == 0 ? 0 : before_.rows[rows_ - 1].end;
    return std::string_view(before_.lines).substr(begin, before_.rows[rows_].end - begin) == lines;
  }

  const io::raw_log& before_;
  std::size_t rows_ = 0;
  bool is_same_ = true;
  model::seq_t keep_ = 0;
  std::vector<std::pair<model::seq_t, std::string>> changed_;
};

}  // namespace

io::result<campaign_copy> campaign_copy::make(io::file_ops& ops, const campaign_info& which) {
  auto in = temporary_directory::make(ops, io::config::parent_directory(which.store->directory()),
                                      "copy");
  if (!in) return std::move(in).error();
  return campaign_copy(ops, which, *std::move(in));
}

io::result<campaign_copy> campaign_copy::to_read(io::file_ops& ops, const campaign_info& which) {
  auto made = make(ops, which);
  if (!made) return made;
  if (auto written = made->write(); !written) return std::move(written).error();
  return made;
}

io::result<campaign_copy> campaign_copy::to_mend(io::file_ops& ops, const campaign_info& which) {
  auto made = make(ops, which);
  if (!made) return made;
  auto hand = which.store->take_in_hand({which.id}, which.name);
  if (!hand) return std::move(hand).error();
  made->hand_ = *std::move(hand);
  if (auto written = made->write(); !written) return std::move(written).error();
  return made;
}

io::result<done> campaign_copy::write_file(std::string_view path, std::string_view text) {
  return write_content(*ops_, files_.path, {{std::string(path), std::string(text)}});
}

io::result<done> campaign_copy::write() {
  files_ = of_;
  files_.store = nullptr;
  files_.path = files_.id = io::path_in(in_.path(), directory_of(of_));
  if (auto made = io::make_directories(*ops_, files_.path); !made) return made;
  auto settings =
      ops_->read_all(io::path_in(of_.path, io::campaign_file_name), bounds::yaml_bytes_max);
  if (!settings && settings.error().code != io::ec::not_found) return std::move(settings).error();
  // One that is missing is for whoever mends it to make.
  if (settings) {
    settings_before_ = *std::move(settings);
    if (auto put = write_file(io::campaign_file_name, settings_before_); !put) return put;
  }
  const auto content = of_.store->content_of(of_.world, directory_of(of_));
  if (!content) return content.error();
  if (auto put = write_content(*ops_, files_.path, *content); !put) return put;
  auto lines = of_.store->raw_lines({of_.id});
  if (!lines) return std::move(lines).error();
  before_ = *std::move(lines);
  return write_file(io::log_file_name, before_.lines);
}

std::string campaign_copy::shown(const std::string& path) const {
  return path.starts_with(in_.path() + "/") ? of_.world + path.substr(in_.path().size()) : path;
}

io::result<done> campaign_copy::put_back(std::vector<io::kept_file> originals) {
  io::file_store files(*ops_);
  changed_rows changed(before_);
  const auto read = files.read_lines(
      {files_.id}, {}, [&](std::span<const io::line_view> command) -> io::result<bool> {
        changed.read(command);
        return true;
      });
  if (!read) return read.error();
  // What is put there can be opened.
  const auto loaded = files.load({files_.id});
  if (!loaded) return loaded.error();
  auto with = changed.replacement(loaded->end);
  with.originals = std::move(originals);
  auto settings =
      ops_->read_all(io::path_in(files_.path, io::campaign_file_name), bounds::yaml_bytes_max);
  if (!settings) return std::move(settings).error();
  if (*settings != settings_before_) with.settings = *std::move(settings);
  // Content first: a log may speak of what is in it.
  if (auto put = put_back_content(); !put) return put;
  return hand_->replace(with);
}

io::result<done> campaign_copy::put_back_content() {
  const auto now = content_in(*ops_, files_.path);
  if (!now) return now.error();
  return of_.store->put(of_.world, directory_of(of_), *now);
}

}  // namespace dnd::actors
