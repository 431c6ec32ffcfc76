#include "model/name_key.hpp"

#include "model/utf8.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace dnd::model {
namespace {

struct release {
  void operator()(utf8proc_uint8_t* text) const noexcept { std::free(text); }
};

}  // namespace

std::string name_key(std::string_view text) {
  if (!is_ascii(text)) {
    constexpr auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    utf8proc_uint8_t* made = nullptr;
    const auto bytes = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                    static_cast<utf8proc_ssize_t>(text.size()), &made, options);
    const std::unique_ptr<utf8proc_uint8_t, release> owned(made);
    if (bytes >= 0) return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(bytes)};
  }
  std::string key(text);
  for (char& letter : key)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return key;
}

}  // namespace dnd::model
