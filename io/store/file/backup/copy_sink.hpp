#pragma once

#include "io/files/file_ops.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace dnd::io {

/// Takes in a campaign's files one after another: `begin`, `take` until all `bytes` are there,
/// `end`; and `finish` after the last. After an error it takes nothing more.
class copy_sink {
 public:
  virtual ~copy_sink() = default;
  /// `name` is relative to the campaign's directory, with at most one "/" in it.
  virtual result<done> begin(const std::string& name, std::uint64_t bytes) = 0;
  virtual result<done> take(std::string_view piece) = 0;
  virtual result<done> end() = 0;
  virtual result<done> finish() = 0;
};

/// Hands a small file over at once.
[[nodiscard]] result<done> put_file(copy_sink& to, const std::string& name, std::string_view bytes);

/// True for what a campaign consists of: its log, encounter log, snapshot and `campaign.yaml`, and
/// YAML files in the directories of content.
[[nodiscard]] bool is_campaign_file(std::string_view name);

/// Writes the files into a directory that exists and is empty. What `finish` returns for is
/// durable but for the directory's own name.
class directory_sink final : public copy_sink {
 public:
  directory_sink(file_ops& ops, std::string path) : ops_(ops), path_(std::move(path)) {}
  result<done> begin(const std::string& name, std::uint64_t bytes) override;
  result<done> take(std::string_view piece) override;
  result<done> end() override;
  result<done> finish() override;

 private:
  file_ops& ops_;
  std::string path_;
  std::unique_ptr<log_file> file_;
  std::set<std::string, std::less<>> made_;
};

}  // namespace dnd::io
