#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/language/line_kind.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Experience, and encounters that are planned by it. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// `xp award N [to: WHO [and: WHO]…] [for: TEXT] [each]`
struct award {
  static const language::verb_spec row;
  /// 1..experience_max.
  std::int32_t amount = 0;
  std::vector<word> to;
  std::optional<word> reason;
  /// Not shared out.
  bool each = false;

  [[nodiscard]] static award read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const award&, const award&) = default;
};

/// `milestone [to: WHO [and: WHO]…] [for: TEXT]`
struct milestone {
  static const language::verb_spec row;
  std::vector<word> to;
  std::optional<word> reason;

  [[nodiscard]] static milestone read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const milestone&, const milestone&) = default;
};

/// `experience [WHO]`
struct show_experience {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  std::optional<word> who;

  [[nodiscard]] static show_experience read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const show_experience&, const show_experience&) = default;
};

/// `encounter plan WHAT [count: N] [and: WHAT [count: N]]… [levels: N [and: N]…]`; a name may have
/// a number before it: `6 goblins`.
struct plan_encounter {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  /// With their numbers before their names, where there are several.
  std::vector<word> monsters;
  std::vector<word> levels;

  [[nodiscard]] static plan_encounter read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const plan_encounter&, const plan_encounter&) = default;
};

/// `encounter build difficulty: WORD [cr: RANGE] [type: WORD] [levels: N [and: N]…]`
struct build_encounter {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::question;
  word difficulty;
  std::optional<word> cr;
  std::optional<word> type;
  std::vector<word> levels;

  [[nodiscard]] static build_encounter read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const build_encounter&, const build_encounter&) = default;
};

using experience_verbs =
    type_list<award, milestone, show_experience, plan_encounter, build_encounter>;

}  // namespace dnd::model::commands
