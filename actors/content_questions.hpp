#pragma once

#include "io/files/error.hpp"
#include "model/content/search.hpp"
#include "model/effects/spell.hpp"
#include "model/guide/question.hpp"
#include "model/refusal.hpp"
#include "model/rulings.hpp"
#include "model/verbs/content.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io {
class file_ops;
}  // namespace dnd::io
namespace dnd::io::content {
class catalogue;
}  // namespace dnd::io::content
namespace dnd::model {
class state;
}  // namespace dnd::model

/// What the game's content says, for people: `look` and `find`. Plain values; how content is kept
/// is not said. All of it is for the game master: whether somebody else may see it, a stat block
/// for one, is for the front end to decide.
namespace dnd::actors {

/// What `find` found.
struct find_answer {
  model::found_entries found;
  /// One sentence for each entry that cannot be read.
  std::vector<std::string> broken;
};

/// Asks about the content of one campaign. Reads the disk each time, so that a file that was just
/// made or mended is found, and blocks meanwhile, on the thread of whoever asks: no actor has to do
/// with it. For any thread; one asks at a time.
class content_questions {
 public:
  template <class T>
  using answer = io::result<model::ruled<T>>;

  /// `ops` must outlive it; `directories` as of `campaign_address::content`. Costs nothing.
  content_questions(io::file_ops& ops, std::vector<std::string> directories);
  ~content_questions();
  content_questions(const content_questions&) = delete;
  content_questions& operator=(const content_questions&) = delete;

  /// All entries that have the name, else those of the only name that begins so; `spell shield` is
  /// the spell, unless something has all of it for a name. Refused with `unknown_content` and the
  /// nearest names when there is none, and when more than `looked_up_max` fit. Errors of the files,
  /// located.
  [[nodiscard]] answer<std::vector<model::looked_up>> look(const model::commands::look& asked);
  /// Refused as by `search_of` and `settle_words`.
  [[nodiscard]] answer<find_answer> find(const model::commands::find& asked);

  /// A spell as it is cast. Errors of the files, located; `not_found`.
  [[nodiscard]] io::result<model::spell_ptr> castable(std::string_view name);

  /// What is asked next for a command that is made step by step: see `model::guide::next_step`.
  /// Errors of the files, located.
  [[nodiscard]] answer<model::guide::step> guide(const model::state& now,
                                                 const model::rulings& house, std::string_view line,
                                                 std::span<const model::guide::answer> answers);

  /// Writes a text to a file that is not there yet. Errors: `exists`, and of the disk.
  [[nodiscard]] io::result<done> write_file(const std::string& path, std::string_view text);

  /// For completion: names of entries, of one kind or of all; and what a label of `find` can say.
  [[nodiscard]] std::vector<std::string> names(std::optional<model::category> kind);
  [[nodiscard]] std::vector<std::string> values(model::category kind, std::string_view label);

 private:
  io::file_ops& ops_;
  std::mutex mutex_;
  std::unique_ptr<io::content::catalogue> catalogue_;
};

}  // namespace dnd::actors
