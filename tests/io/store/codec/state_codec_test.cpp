// The canonical form of a state: equal states have one hash, however they came about, and a
// state that differs in anything has another.

#include "io/store/codec/state_codec.hpp"

#include "model/json/field_encoder.hpp"
#include "tests/support/json_shuffle.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <set>
#include <string>

BOOST_AUTO_TEST_SUITE(state_codec_suite)

using namespace dnd;
using namespace dnd::model;
using io::state_hash;
using test::field_filler;
using test::maximal_state;

namespace {

/// Changes the `wanted`-th value that a description reaches, those inside of others included.
class mutator {
 public:
  explicit mutator(int wanted) noexcept : left_(wanted) {}
  [[nodiscard]] bool done() const noexcept { return left_ < 0; }
  [[nodiscard]] const std::string& where() const noexcept { return where_; }

  template <class T>
  void field(std::string_view name, T& into) {
    if (done()) return;
    const auto path = where_;
    where_ += '.';
    where_ += name;
    visit(into);
    if (!done()) where_ = path;
  }
  template <class T>
  void optional(std::string_view name, T& into) {
    field(name, into);
  }
  template <class T>
  void optional(std::string_view name, T& into, const T&) {
    field(name, into);
  }

  template <has_fields T>
  void visit(T& into) {
    fields<T>::visit(into, *this);
  }
  void visit(bool& into) {
    if (mine()) into = !into;
  }
  template <std::integral T>
  void visit(T& into) {
    if (mine()) ++into;
  }
  void visit(std::string& into) {
    if (mine()) into += 'x';
  }
  void visit(small_text& into) {
    if (mine()) into = into.str() + 'x';
  }
  template <class T>
  requires std::is_enum_v<T>
  void visit(T& into) {
    if (mine()) into = static_cast<T>(0);
  }
  template <class T>
  void visit(std::optional<T>& into) {
    if (mine())
      into.reset();
    else if (!done())
      visit(*into);
  }
  template <class T>
  void visit(std::shared_ptr<T>& into) {
    auto copy = std::make_shared<std::remove_const_t<T>>(*into);
    visit(*copy);
    into = std::move(copy);
  }
  template <class T>
  void visit(std::vector<T>& into) {
    if (mine()) {
      if (into.empty())
        into.emplace_back();
      else
        into.pop_back();
    } else
      for (auto& value : into)
        if (!done()) visit(value);
  }
  template <class T>
  void visit(model::modifier_sources<T>& into) {
    std::vector<T> all = into.all();
    visit(all);
    into = std::move(all);
  }
  template <class T, std::size_t N>
  void visit(std::array<T, N>& into) {
    for (auto& value : into)
      if (!done()) visit(value);
  }
  template <class E, std::size_t N>
  void visit(enum_set<E, N>& into) {
    if (mine()) into.insert(static_cast<E>(1));
  }

 private:
  bool mine() noexcept { return left_-- == 0; }

  int left_;
  std::string where_;
};

std::string body_of(const state& now) {
  std::string out;
  io::append_state_body(out, now);
  return out;
}

std::shared_ptr<creature> someone(std::string_view id) {
  auto who = std::make_shared<creature>();
  who->id = id;
  who->hp = who->max_hp = 5;
  who->block = std::make_shared<const stat_block>();
  return who;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_empty_state_has_one_canonical_form) {
  BOOST_TEST(io::canonical_state({}) ==
             R"({"encounters":0,"session":{"count":0},"numbers":[],"fight":null,"creatures":[]})");
}

BOOST_AUTO_TEST_CASE(the_hash_of_a_small_state_never_changes) {
  // Stored in scripts and compared by people: a change of it is a change of format.
  BOOST_TEST(state_hash({}) == 0x168c27a01c6c5a93ULL);
}

BOOST_AUTO_TEST_CASE(states_built_in_another_order_have_one_hash) {
  state a, b;
  for (const auto* id : {"zombie-1", "elara", "goblin-2"}) a.put(someone(id));
  for (const auto* id : {"goblin-2", "zombie-1", "elara"}) b.put(someone(id));
  a.set_number("zombie", 1);
  a.set_number("goblin", 2);
  b.set_number("goblin", 2);
  b.set_number("owl", 9);
  b.set_number("zombie", 1);
  b.set_number("owl", 0);
  BOOST_TEST(state_hash(a) == state_hash(b));
  BOOST_TEST((a == b));
  // Stat blocks are compared by what they say, not by where they are.
  const auto shared = std::make_shared<const stat_block>();
  for (const auto& who : a.creatures()) who->block = shared;
  BOOST_TEST(state_hash(a) == state_hash(b));
}

BOOST_AUTO_TEST_CASE(places_of_undo_and_the_seq_are_not_in_the_hash) {
  auto now = maximal_state();
  const auto hash = state_hash(now);
  now.set_undo_at({1, 2});
  now.set_seq(99);
  BOOST_TEST(state_hash(now) == hash);
}

BOOST_AUTO_TEST_CASE(any_change_of_a_creature_is_another_hash) {
  std::set<std::uint64_t> hashes{state_hash(maximal_state())};
  int changes = 0;
  for (;; ++changes) {
    auto now = maximal_state();
    auto who = std::make_shared<creature>(*now.creatures()[0]);
    const auto id = who->id;
    mutator change(changes);
    change.visit(*who);
    if (!change.done()) break;
    now.erase(id);
    now.put(std::move(who));
    BOOST_TEST(hashes.insert(state_hash(now)).second, "no other hash for" << change.where());
    BOOST_TEST(!(now == maximal_state()), "equal in spite of" << change.where());
  }
  BOOST_TEST(changes > 150);
}

BOOST_AUTO_TEST_CASE(any_change_of_the_fight_or_session_is_another_hash) {
  std::set<std::uint64_t> hashes{state_hash(maximal_state())};
  int changes = 0;
  for (;; ++changes) {
    auto now = maximal_state();
    mutator change(changes);
    change.visit(*now.edit_fight());
    if (!change.done()) change.visit(now.edit_play());
    if (!change.done()) break;
    BOOST_TEST(hashes.insert(state_hash(now)).second, "no other hash for" << change.where());
    BOOST_TEST(!(now == maximal_state()), "equal in spite of" << change.where());
  }
  BOOST_TEST(changes >= 15);
  auto now = maximal_state();
  now.set_fight(nullptr);
  BOOST_TEST(hashes.insert(state_hash(now)).second);
  now = maximal_state();
  now.set_number("goblin", 5);
  BOOST_TEST(hashes.insert(state_hash(now)).second);
  now = maximal_state();
  now.set_encounters(4);
  BOOST_TEST(hashes.insert(state_hash(now)).second);
}

BOOST_AUTO_TEST_CASE(a_body_reads_back_whole) {
  for (const auto& now : {state{}, maximal_state()}) {
    state again;
    BOOST_REQUIRE(io::read_state_body(body_of(now), again));
    BOOST_TEST((again == now));
    BOOST_TEST(state_hash(again) == state_hash(now));
    BOOST_TEST((again.undo_at() == now.undo_at()));
    BOOST_TEST(body_of(again) == body_of(now));
  }
}

BOOST_AUTO_TEST_CASE(both_forms_are_json) {
  (void)test::shuffled(io::canonical_state(maximal_state()), 1, test::spacing::none);
  (void)test::shuffled(body_of(maximal_state()), 1, test::spacing::none);
}

BOOST_AUTO_TEST_CASE(a_stat_block_that_many_share_is_stored_once) {
  state now;
  const auto block = std::make_shared<stat_block>();
  block->slug = "zombie";
  const auto equal = std::make_shared<const stat_block>(*block);
  for (int i = 0; i < 100; ++i) {
    auto who = someone("zombie-" + std::to_string(i));
    who->block = i % 2 == 0 ? block : equal;
    now.put(std::move(who));
  }
  const auto body = body_of(now);
  BOOST_TEST(body.find("\"slug\":\"zombie\"") == body.rfind("\"slug\":\"zombie\""));
  state again;
  BOOST_REQUIRE(io::read_state_body(body, again));
  BOOST_TEST((again == now));
  BOOST_TEST((again.creatures()[0]->block == again.creatures()[99]->block));
}

BOOST_AUTO_TEST_CASE(a_body_that_is_cut_anywhere_is_refused) {
  const auto body = body_of(maximal_state());
  for (std::size_t size = 0; size < body.size(); ++size) {
    state into;
    BOOST_TEST(!io::read_state_body(std::string_view(body).substr(0, size), into),
               "read after " << size << " bytes");
  }
  state into;
  BOOST_TEST(!io::read_state_body(body + "}", into));
}

BOOST_AUTO_TEST_CASE(bodies_that_make_no_sense_are_refused) {
  const auto replaced = [](std::string_view from, std::string_view to) {
    auto body = body_of(maximal_state());
    const auto at = body.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    return body.replace(at, from.size(), to);
  };
  for (const auto& body :
       {replaced("\"current\":1", "\"current\":2"), replaced("\"block\":0", "\"block\":2"),
        replaced("\"head\":40", "\"head\":-40"), replaced("\"redo\"", "\"undo\""),
        replaced("\"encounters\":3", "\"encounters\":3,\"encounters\":3"),
        replaced("\"count\":", "\"counts\":")}) {
    state into;
    BOOST_TEST(!io::read_state_body(body, into));
  }
}

BOOST_AUTO_TEST_SUITE_END()
