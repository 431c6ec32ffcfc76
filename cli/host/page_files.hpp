#pragma once

#include <span>
#include <string_view>

/// The table in a browser: the files of the page that the program brings along. They are made from
/// cli/host/page/ when the program is built (cmake/page_files.cmake).
namespace dnd::cli::host {

struct page_file {
  /// As it is asked for: "/", "/app.js".
  std::string_view path;
  /// As in `Content-Type`.
  std::string_view type;
  /// In quotes; another one for other contents.
  std::string_view etag;
  std::string_view text;
};

[[nodiscard]] std::span<const page_file> page_files() noexcept;

struct host_answer;
/// Requires that there is a file of that path.
[[nodiscard]] host_answer page_answer(std::string_view path);

}  // namespace dnd::cli::host
