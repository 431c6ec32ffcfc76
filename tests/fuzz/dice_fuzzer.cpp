// Any bytes as dice: refused with a place and a reason, or printed, read back and rolled.

#include "model/bounds.hpp"
#include "model/dice/evaluate.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/simple.hpp"
#include "tests/fuzz/must.hpp"

using namespace dnd::model;
using dnd::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto text = dnd::fuzz::text_of(data, size);
  const auto simple = parse_simple(text);
  const auto made = parse_dice(text);
  if (!made) {
    must(!made.error().message.empty(), "a refusal without a reason");
    must(made.error().column.value_or(size) <= size, "a column after the text");
    return 0;
  }
  const auto printed = print(*made);
  const auto again = parse_dice(printed);
  must(again.has_value(), "the canonical text is refused");
  must(*again == *made, "the canonical text is other dice");
  must(print(*again) == printed, "the canonical text is printed in another way");
  (void)average_of(*made);
  (void)with_critical(*made);
  (void)with_mode(*made, d20_mode::elven_accuracy);
  dice_roller from(1);
  const auto result = roll(*made, from);
  if (!result) return 0;
  must(result->dice.size() <= dnd::bounds::dice_per_roll_max, "too many dice");
  must(
      result->total <= dnd::bounds::dice_total_max && -result->total <= dnd::bounds::dice_total_max,
      "a total past its bound");
  if (!simple) return 0;
  dice_roller same(1);
  must(roll(*simple, same) == result->total, "simple dice roll something else");
  return 0;
}
