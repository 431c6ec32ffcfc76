#pragma once

#include "model/bounds.hpp"
#include "model/language/verbs.hpp"

#include <array>

/// Labels and flags that several verbs share, each with one meaning. A label of one verb alone
/// stands with its row.
namespace dnd::model::language::labels {

/// Who acts, alone.
inline constexpr label_spec by_actor{.name = "by",
                                     .kind = value_kind::creature,
                                     .placeholder = "WHO",
                                     .help = "who acts; otherwise whoever's turn it is"};
/// Who acts, one or several.
inline constexpr label_spec by_each{
    .name = "by",
    .kind = value_kind::creature,
    .times = arity::list,
    .placeholder = "WHO",
    .help = "who rolls, each for itself; otherwise whoever's turn it is"};
inline constexpr label_spec by_source{.name = "by",
                                      .kind = value_kind::creature,
                                      .placeholder = "WHO",
                                      .help = "who caused it; otherwise the game master"};
inline constexpr label_spec to{.name = "to",
                               .kind = value_kind::creature,
                               .needed = need::required,
                               .times = arity::list,
                               .placeholder = "WHOM",
                               .help = "the targets"};
inline constexpr label_spec amount{.name = "amount",
                                   .kind = value_kind::dice,
                                   .needed = need::required,
                                   .placeholder = "DICE",
                                   .help = "a number or dice, rolled once for all targets"};
inline constexpr label_spec rolled{
    .name = "rolled",
    .kind = value_kind::faces,
    .placeholder = "FACES",
    .help = "faces rolled at the table, in the order in which they are needed"};
inline constexpr label_spec dc{.name = "dc",
                               .kind = value_kind::number,
                               .placeholder = "N",
                               .help = "difficulty; without it there is a total and no verdict",
                               .range = {0, bounds::difficulty_max}};

inline constexpr label_spec beside{
    .name = "beside",
    .kind = value_kind::creature,
    .times = arity::list,
    .placeholder = "WHOM",
    .help = "foes within 5 feet of who attacks: ranged attacks have disadvantage"};
inline constexpr label_spec bonus{
    .name = "bonus",
    .kind = value_kind::bonus,
    .placeholder = "DICE",
    .help = "a number or dice that count as well, such as 1d4 or -2; `#` says what they come from"};

/// Of rolls that may ask for what counts only then.
inline constexpr label_spec asked_for{
    .name = "using",
    .kind = value_kind::name,
    .times = arity::list,
    .placeholder = "NAME",
    .help = "what counts only when asked for, such as guidance, by the name of what it comes from"};

inline constexpr flag_spec inspired{.name = "inspired",
                                    .help = "spends inspiration, for advantage"};
inline constexpr flag_spec for_free{.name = "free", .help = "costs nothing of the turn"};
inline constexpr flag_spec as_bonus{.name = "bonus",
                                    .help = "as a bonus action, where a feature lets it be one"};
inline constexpr flag_spec advantage{
    .name = "advantage",
    .help = "two d20, the higher counts; with disadvantage it cancels out",
    .alias = "adv"};
inline constexpr flag_spec disadvantage{
    .name = "disadvantage",
    .help = "two d20, the lower counts; with advantage it cancels out",
    .alias = "dis"};
inline constexpr std::array d20_flags{advantage, disadvantage};
/// Of rolls that inspiration may be spent on. SRD: Inspiration.
inline constexpr std::array inspired_flags{advantage, disadvantage, inspired};

}  // namespace dnd::model::language::labels
