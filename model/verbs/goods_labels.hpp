#pragma once

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/verbs.hpp"
#include "model/rules/goods.hpp"
#include "model/verbs/goods.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// What the verbs of goods share.
namespace dnd::model {

namespace language::goods {

inline constexpr label_spec what{.kind = value_kind::item,
                                 .needed = need::required,
                                 .times = arity::list,
                                 .placeholder = "WHAT",
                                 .help =
                                     "coins (`15 gp`) or things, with a number before them "
                                     "where there are more (`20 arrows`)"};
inline constexpr label_spec count{.name = "count",
                                  .kind = value_kind::number,
                                  .placeholder = "N",
                                  .help = "how many of what has no number before it",
                                  .range = {1, bounds::item_count_max}};
inline constexpr label_spec weight{.name = "weight",
                                   .kind = value_kind::item,
                                   .placeholder = "LB",
                                   .help = "of one, in pounds, such as 0.5"};
inline constexpr label_spec cost{.name = "cost",
                                 .kind = value_kind::item,
                                 .placeholder = "PRICE",
                                 .help = "what one is worth, such as `5 sp`"};
inline constexpr flag_spec made{.name = "homemade",
                                .help = "a thing of no entry: what it is called is all there is"};

}  // namespace language::goods

namespace commands {

[[nodiscard]] homemade read_homemade(language::value_reader& given);
void print_homemade(language::line_writer& line, const homemade& what);

}  // namespace commands

namespace rules {

/// Pounds as they are typed ("0.5", "3"), in hundredths. Errors: `bad_value`.
[[nodiscard]] ruled<std::int32_t> pounds_in(const word& typed);
/// A price. Errors: `bad_value`.
[[nodiscard]] ruled<std::int64_t> price_in(const word& typed);

/// The thing that was asked for, as its entry says or as it was made up, so many of it; of a pack
/// what is in it. Errors: `unknown_content`, `bad_value`.
[[nodiscard]] ruled<std::vector<item_stack>> new_items(const draft& out, const wanted_goods& what,
                                                       const commands::homemade& made);

}  // namespace rules

}  // namespace dnd::model
