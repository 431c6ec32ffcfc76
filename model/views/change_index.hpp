#pragma once

#include "model/state.hpp"
#include "model/trial.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// In which stretches of a log which values changed: for who looks for the last change of a value
/// that has been the same for years of play. A hint: where nothing is noted nothing changed, and
/// what did change in a stretch is found in its events.
namespace dnd::model::views {

/// Whose values changed in a stretch.
struct changed_subject {
  static constexpr std::string_view stored_as = "changed_subject";
  /// As `figure_change::subject`.
  std::string id;
  /// Which figures, as places in `change_index::names`, in ascending order. Empty: any of them, as
  /// when somebody comes or leaves.
  std::vector<std::uint32_t> figures;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("id", e.id);
    v.optional("figures", e.figures);
  }
  friend bool operator==(const changed_subject&, const changed_subject&) = default;
};

/// Of whole commands.
struct change_stretch {
  static constexpr std::string_view stored_as = "change_stretch";
  /// Its last event; the first is after the last one of the stretch before it.
  seq_t last = 0;
  /// Sorted by id.
  std::vector<changed_subject> subjects;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("last", e.last);
    v.optional("changed", e.subjects);
  }
  friend bool operator==(const change_stretch&, const change_stretch&) = default;
};

/// Of a log from its beginning on.
struct change_index {
  /// Each once.
  std::vector<std::string> names;
  std::vector<change_stretch> stretches;

  [[nodiscard]] seq_t last() const noexcept {
    return stretches.empty() ? 0 : stretches.back().last;
  }
  friend bool operator==(const change_index&, const change_index&) = default;
};

/// Notes events one after the other.
class change_indexer {
 public:
  /// Goes on at the end of `into`, with what happens to `followed`. Both must outlive it;
  /// `followed` is in no other trial meanwhile, and keeps what happens to it.
  change_indexer(change_index& into, state& followed);
  change_indexer(const change_indexer&) = delete;
  change_indexer& operator=(const change_indexer&) = delete;
  ~change_indexer() { step_.keep(); }

  /// An event has been applied to the state.
  void note();
  /// The stretch ends with event `last`, and with its command.
  void end_stretch(seq_t last);

 private:
  struct noted {
    bool any = false;
    /// By place in `change_index::names`.
    std::vector<bool> figures;
  };
  [[nodiscard]] noted& of(std::string_view subject);
  void add(noted& to, std::string_view figure);

  change_index& into_;
  /// Since the last event that was noted.
  trial step_;
  /// Without creatures; those are in `step_`.
  state campaign_before_;
  /// Those of `into_`, and of the stretch that is not at its end yet.
  std::vector<std::string> names_;
  struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class Value>
  using by_text = std::unordered_map<std::string, Value, text_hash, std::equal_to<>>;
  by_text<std::uint32_t> places_;
  by_text<noted> now_;
  /// The campaign's own.
  noted campaign_;
};

/// What an index knows of one subject.
struct subject_changes {
  struct stretch {
    seq_t first = 0;
    seq_t last = 0;
    /// As places in `names`. Empty: any of them.
    std::vector<std::uint32_t> figures;

    /// Whether a figure changed in it that is meant; see `subject_changes::meant`.
    [[nodiscard]] bool may_have(const std::vector<bool>& meant) const noexcept;
  };
  std::vector<std::string> names;
  /// Those in which it changed, oldest first.
  std::vector<stretch> stretches;
  /// Up to this event; 0: nothing is known.
  seq_t known_to = 0;

  /// Of which `names` it is true; all of them where it is empty.
  [[nodiscard]] std::vector<bool> meant(
      const std::function<bool(std::string_view)>& is_meant) const;
};

}  // namespace dnd::model::views
