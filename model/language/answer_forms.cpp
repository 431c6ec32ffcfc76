#include "model/language/answer_forms.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::model::language {

void refuse_two_forms(value_reader& given, std::span<const flag_spec> forms) {
  std::vector<given_flag> said;
  for (const given_flag& each : given.flags())
    if (std::ranges::find(forms, each.spec->name, &flag_spec::name) != forms.end())
      said.push_back(each);
  if (said.size() < 2) return;
  std::ranges::sort(said, {}, &given_flag::column);
  given.refuse({refusal_code::bad_value,
                "`" + std::string(said[0].spec->name) + "` and `" +
                    std::string(said[1].spec->name) + "` do not go together",
                "An answer has one form: leave one of them out.", said[1].column});
}

}  // namespace dnd::model::language
