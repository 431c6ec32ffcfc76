#pragma once

#include "model/event.hpp"
#include "model/state.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What a state says, value by value: the difference of two states, and the parts of an event. All
/// of it goes by the descriptions of `model/fields/`, so a new field is among them by itself.
namespace dnd::model::views {

/// One value by its name. What is nested has names with a point in them: "spent.ki",
/// "turn.actions", "stat_block.speed".
struct figure {
  std::string name;
  /// As it is stored, in JSON: equal values have equal texts.
  std::string exact;
  /// For people.
  std::string text;
  /// It is what it is as a rule, and mostly no news.
  bool usual = false;
};

/// A value that is another one after something than before. A text is empty where there was none.
struct figure_change {
  /// Whose it is: the id of a creature, or who has something; empty: the campaign's.
  std::string subject;
  std::string figure;
  std::string before;
  std::string after;
  /// The subject came to the table or left it, and all of its values with it.
  bool moves = false;
  friend bool operator==(const figure_change&, const figure_change&) = default;
};

/// Whether somebody is on the table: "yes", or nothing. It changes with all others when somebody
/// comes or goes.
inline constexpr std::string_view present_figure = "present";

/// What the figures of a subject are made of. What two states share is the same here, so that
/// comparing costs a look.
struct subject_parts {
  std::shared_ptr<const creature> who;
  std::shared_ptr<const life> known;
  std::shared_ptr<const holding> goods;
  friend bool operator==(const subject_parts&, const subject_parts&) = default;
};
/// All null where nobody has this id.
[[nodiscard]] subject_parts parts_of(const state& now, std::string_view subject);

/// The figures of a creature, or of who has something, in the order of their descriptions. `ac` and
/// `speed` are among them as the rules count them, effects and conditions included.
[[nodiscard]] std::vector<figure> figures_of(const subject_parts& whose);
/// The campaign's own: session, fight, time, groups, rulings and what the books know.
[[nodiscard]] std::vector<figure> figures_of_campaign(const state& now);

/// The fields of an event.
[[nodiscard]] std::vector<figure> figures_of(const event& what);

[[nodiscard]] std::vector<figure_change> changes_between(std::string_view subject,
                                                         const subject_parts& before,
                                                         const subject_parts& after);
/// Of the campaign's own figures.
[[nodiscard]] std::vector<figure_change> changes_between_campaigns(const state& before,
                                                                   const state& after);
/// Of everybody and of the campaign; creatures by their ids first. Parts that both share cost
/// nothing.
[[nodiscard]] std::vector<figure_change> differences(const state& before, const state& after);

/// Which figures are meant by a word: that one alone which is called so, else all that have the
/// word in their name ("slots"). A few other words for some are known: "xp", "gold".
class figure_word {
 public:
  /// Empty: all of them.
  explicit figure_word(std::string_view typed);

  [[nodiscard]] bool means(std::string_view figure) const;
  [[nodiscard]] bool means_all() const noexcept { return word_.empty(); }
  /// Whether there is such a figure of this creature, or could be.
  [[nodiscard]] bool is_of(const subject_parts& whose) const;

 private:
  std::string word_;
  /// There is one that is called just so.
  bool is_whole_ = false;
};

/// The names of all figures that every creature has, for who mistyped one.
[[nodiscard]] const std::vector<std::string>& usual_figures();

}  // namespace dnd::model::views
