#include "model/json/writer.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(json_writer_suite)

BOOST_AUTO_TEST_CASE(commas_stand_between_members_and_nowhere_else) {
  json::writer out;
  out.open('{');
  out.key("a").number(-1);
  out.open("b", '[');
  out.count(2);
  out.text("x");
  out.open('{');
  out.close('}');
  out.open('[');
  out.close(']');
  out.close(']');
  out.key("c").truth(true);
  out.key("d").null();
  out.key("e").raw("1.5");
  out.close('}');
  BOOST_TEST(std::move(out).take() == R"({"a":-1,"b":[2,"x",{},[]],"c":true,"d":null,"e":1.5})");
}

BOOST_AUTO_TEST_CASE(a_value_alone_is_json_too) {
  json::writer out;
  out.text("a \"word\"");
  BOOST_TEST(std::move(out).take() == R"("a \"word\"")");
}

BOOST_AUTO_TEST_CASE(what_comes_out_is_utf_8_whatever_went_in) {
  json::writer out;
  out.text("Zoë \xff\xc3|");
  BOOST_TEST(std::move(out).take() == "\"Zoë \uFFFD\uFFFD|\"");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
