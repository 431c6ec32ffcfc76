#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/postgres/campaign_rows.hpp"
#include "io/store/postgres/database.hpp"
#include "io/workspace/content_file.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io::postgres {

/// The worlds of a store, their content and which campaigns they have, with a copy of that on this
/// machine: a directory of worlds like any other, but that the logs are in the database. The copy
/// is a cache. It is brought up to date by `refresh`, may be shared by several programs, and may be
/// deleted. What is changed is changed in the database first. For any thread.
class shared_worlds {
 public:
  /// `ops` must outlive it. `directory` is that of the copy, and need not exist.
  shared_worlds(std::shared_ptr<database> in, file_ops& ops, std::string directory)
      : in_(std::move(in)), ops_(ops), directory_(std::move(directory)) {}

  [[nodiscard]] const std::string& directory() const noexcept { return directory_; }

  /// All of it.
  [[nodiscard]] result<done> refresh();
  /// One campaign and its world, by the names of their directories; nothing when there is none.
  [[nodiscard]] result<done> refresh(std::string_view world, std::string_view slug);

  /// `text`: of its `world.yaml`. `ec::exists`.
  [[nodiscard]] result<done> add_world(std::string_view world, std::string_view text);
  /// Puts files in the place of those of their paths, all or none. An empty `slug`: of the world.
  [[nodiscard]] result<done> put(std::string_view world, std::string_view slug,
                                 const content_files& files);
  /// All that there is, by path.
  [[nodiscard]] result<content_files> content_of(std::string_view world, std::string_view slug);

  /// The lines of all tokens of the store's hosts; none: empty.
  [[nodiscard]] result<std::string> tokens();
  /// Replaces them, if they still are what was read. `ec::busy` when somebody else was quicker.
  [[nodiscard]] result<done> replace_tokens(std::string_view read, std::string_view now);

 private:
  struct names {
    std::string_view world;
    std::string_view slug;
  };
  [[nodiscard]] result<done> bring_up_to_date(const std::optional<names>& only);
  [[nodiscard]] result<done> copy_content(const std::optional<names>& only);
  [[nodiscard]] result<done> copy_campaigns(const std::optional<names>& only);
  [[nodiscard]] result<done> copy_file(std::string_view world, std::string_view slug,
                                       std::string_view path, std::string_view body);
  [[nodiscard]] result<reply> ask(std::string sql, std::vector<value> values, purpose why) const;

  std::shared_ptr<database> in_;
  file_ops& ops_;
  std::string directory_;
  std::mutex copying_;
};

/// Whether a name of the database may be one of a directory here.
[[nodiscard]] bool is_plain_name(std::string_view name) noexcept;
/// Whether it is the path of a file of content: "world.yaml", "monsters/ghoul.yaml".
[[nodiscard]] bool is_content_path(std::string_view path) noexcept;

}  // namespace dnd::io::postgres
