#pragma once

#include "model/views/evening.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// An evening in words: sentences of our own, made of what happened and of nothing else, so the
/// same evening is told the same way every time.
namespace dnd::cli {

/// A sentence, and the events that it stands on.
struct evening_sentence {
  std::string text;
  model::views::event_span events;
  /// What it is about: "fight", "note", "found" …
  std::string_view kind;
};

using evening_paragraph = std::vector<evening_sentence>;

enum class evening_length : std::uint8_t { full, brief };

/// "Session 3: The Mill"
[[nodiscard]] std::string evening_title(const model::views::told_evening& what);
/// A paragraph for each scene; in brief one with what matters most. None is empty.
[[nodiscard]] std::vector<evening_paragraph> evening_paragraphs(
    const model::views::told_evening& what, evening_length length);

enum class evening_form : std::uint8_t { text, markdown, html };
struct evening_layout {
  evening_form form{};
  /// With the numbers of its events after each sentence.
  bool with_events = false;
};
/// Lines, also empty ones between paragraphs. Nothing in the text is taken for markup.
[[nodiscard]] std::vector<std::string> evening_lines(std::string_view title,
                                                     const std::vector<evening_paragraph>& told,
                                                     const evening_layout& how);

}  // namespace dnd::cli
