#include "cli/render/markup.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(markup_suite)

using namespace dnd::cli;

BOOST_AUTO_TEST_CASE(nothing_in_a_text_is_markup) {
  BOOST_TEST(markdown_text("a *b* [c](d) <e> `f` _g_ 1\\2") ==
             "a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\_g\\_ 1\\\\2");
  BOOST_TEST(markdown_text("- x") == "\\- x");
  BOOST_TEST(markdown_text("# x") == "\\# x");
  BOOST_TEST(html_text("<b> & \"c\" 'd'") == "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
}

BOOST_AUTO_TEST_CASE(code_is_fenced_by_more_marks_than_it_has) {
  BOOST_TEST(markdown_code("attack orc-1") == "`attack orc-1`");
  BOOST_TEST(markdown_code("a `b` c") == "``a `b` c``");
  BOOST_TEST(markdown_code("`b`") == "`` `b` ``");
  BOOST_TEST(markdown_code("") == "``");
}

BOOST_AUTO_TEST_SUITE_END()
