// Any bytes as a command: refused with a reason, or the same command once printed and read again.

#include "model/bounds.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "tests/fuzz/must.hpp"

using namespace dnd::model;
using dnd::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto line = dnd::fuzz::text_of(data, size);
  const auto made = parse_line(line);
  if (!made) {
    must(!made.error().message.empty(), "a refusal without a reason");
    must(made.error().column.value_or(size) <= size, "a column after the line");
    return 0;
  }
  must(size <= dnd::bounds::command_bytes_max, "a line past its bound was accepted");
  const auto printed = print_line(*made);
  const auto again = parse_line(printed);
  must(again.has_value(), "the canonical line is refused");
  must(*again == *made, "the canonical line is another command");
  must(print_line(*again) == printed, "the canonical line is printed in another way");
  return 0;
}
