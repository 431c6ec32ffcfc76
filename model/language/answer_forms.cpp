#include "model/language/answer_forms.hpp"

#include <string>

namespace dnd::model::language {

void refuse_two_forms(value_reader& given, std::span<const flag_spec> forms) {
  const flag_spec* said = nullptr;
  for (const flag_spec& each : forms) {
    if (!given.has(each)) continue;
    if (said != nullptr)
      given.refuse({refusal_code::bad_value,
                    "`" + std::string(said->name) + "` and `" + std::string(each.name) +
                        "` do not go together",
                    "An answer has one form: leave one of them out.", 0});
    said = &each;
  }
}

}  // namespace dnd::model::language
