#include "tests/support/json_shuffle.hpp"

#include "model/json/text.hpp"

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <algorithm>
#include <random>
#include <vector>

namespace dnd::test {

namespace {

namespace dom = simdjson::dom;

class writer {
 public:
  writer(std::uint64_t seed, spacing space) : random_(seed), space_(space) {}

  void write(const dom::element& value) {
    blank();
    if (value.is_object()) {
      write_object(value.get_object().value());
    } else if (value.is_array()) {
      write_array(value.get_array().value());
    } else if (value.is_string()) {
      json::append_string(out, value.get_string().value());
    } else {
      out += simdjson::minify(value);
    }
    blank();
  }
  std::string out;

 private:
  void write_object(const dom::object& object) {
    std::vector<dom::key_value_pair> fields;
    for (const auto field : object) fields.push_back(field);
    std::shuffle(fields.begin(), fields.end(), random_);
    out += '{';
    const char* comma = "";
    for (const auto& field : fields) {
      out += std::exchange(comma, ",");
      blank();
      json::append_string(out, field.key);
      blank();
      out += ':';
      write(field.value);
    }
    if (fields.empty()) blank();
    out += '}';
  }
  void write_array(const dom::array& array) {
    out += '[';
    const char* comma = "";
    for (const auto value : array) {
      out += std::exchange(comma, ",");
      write(value);
    }
    if (array.size() == 0) blank();
    out += ']';
  }
  void blank() {
    if (space_ == spacing::everywhere) out += " \t";
  }

  std::mt19937_64 random_;
  spacing space_;
};

}  // namespace

std::string shuffled(std::string_view object, std::uint64_t seed, spacing space) {
  dom::parser parser;
  dom::element root;
  const auto code = parser.parse(simdjson::padded_string(object)).get(root);
  BOOST_REQUIRE_MESSAGE(code == simdjson::SUCCESS, simdjson::error_message(code)
                                                       << " in " << object);
  writer again(seed, space);
  again.write(root);
  return std::move(again.out);
}

}  // namespace dnd::test
