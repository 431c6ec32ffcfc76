#include "model/one_of.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace dnd::test {

class shape;

/// Counts how many of it there are: none is lost and none is destroyed twice.
struct counted_circle {
  int radius = 0;
  static inline int alive = 0;
  explicit counted_circle(int of) noexcept : radius(of) { ++alive; }
  counted_circle(const counted_circle& other) : radius(other.radius) { ++alive; }
  counted_circle(counted_circle&& other) noexcept : radius(std::exchange(other.radius, 0)) {
    ++alive;
  }
  counted_circle& operator=(const counted_circle&) = default;
  counted_circle& operator=(counted_circle&&) = default;
  ~counted_circle() { --alive; }
};
struct square {
  std::string name = "a square of which nothing is known";
};
struct point {};

}  // namespace dnd::test

namespace dnd::model {
template <>
struct alternatives_of<test::shape> {
  using types = type_list<test::point, test::square, test::counted_circle>;
  static const operations_table<types> operations;
};
constinit const operations_table<alternatives_of<test::shape>::types>
    alternatives_of<test::shape>::operations = operations_on(types{});
}  // namespace dnd::model

namespace dnd::test {

class shape : public model::one_of<shape> {
 public:
  using one_of::one_of;
};

static_assert(std::is_nothrow_move_constructible_v<shape> &&
              std::is_nothrow_move_assignable_v<shape>);
static_assert(!std::is_constructible_v<shape, int>);
static_assert(shape::index_of<square> == 1 && !shape::has<int>);

BOOST_AUTO_TEST_SUITE(one_of_suite)

BOOST_AUTO_TEST_CASE(it_holds_the_first_type_until_it_is_given_another) {
  shape what;
  BOOST_TEST(holds_alternative<point>(what));
  BOOST_TEST(what.index() == 0U);
  what = square{"s"};
  BOOST_TEST(what.index() == 1U);
  BOOST_TEST(get<square>(what).name == "s");
  BOOST_TEST(get_if<point>(&what) == nullptr);
  BOOST_TEST(what.emplace<counted_circle>(3).radius == 3);
  BOOST_TEST(get_if<counted_circle>(&what)->radius == 3);
}

BOOST_AUTO_TEST_CASE(copies_are_of_their_own_and_moved_values_arrive_whole) {
  shape what = square{std::string(100, 'x')};
  shape copy = what;
  get<square>(copy).name[0] = 'y';
  BOOST_TEST(get<square>(what).name == std::string(100, 'x'));
  const shape moved = std::move(copy);
  BOOST_TEST(get<square>(moved).name == 'y' + std::string(99, 'x'));
  what = moved;
  BOOST_TEST(get<square>(what).name == get<square>(moved).name);
  const shape& itself = what;
  what = itself;
  BOOST_TEST(get<square>(what).name == get<square>(moved).name);
}

BOOST_AUTO_TEST_CASE(each_value_is_destroyed_once) {
  {
    shape a = counted_circle(1);
    shape b = a;
    BOOST_TEST(counted_circle::alive == 2);
    b = square{};
    BOOST_TEST(counted_circle::alive == 1);
    b = a;
    a = std::move(b);
    shape c(std::move(a));
    BOOST_TEST(counted_circle::alive == 3);
    c.emplace<point>();
    a.emplace<counted_circle>(4);
    BOOST_TEST(counted_circle::alive == 2);
  }
  BOOST_TEST(counted_circle::alive == 0);
}

BOOST_AUTO_TEST_CASE(a_visitor_is_given_what_is_held_and_may_change_it) {
  shape what = counted_circle(5);
  const auto size = [](const auto& held) {
    if constexpr (requires { held.radius; })
      return held.radius;
    else
      return -1;
  };
  BOOST_TEST(visit(size, what) == 5);
  visit(
      [](auto& held) {
        if constexpr (requires { held.radius; }) held.radius = 6;
      },
      what);
  BOOST_TEST(visit(size, std::as_const(what)) == 6);
  BOOST_TEST(visit(size, shape(square{})) == -1);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
