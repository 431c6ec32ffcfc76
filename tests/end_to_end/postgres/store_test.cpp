// `dnd store` with the real program and a real server: what it makes, what it refuses, and what it
// says of a server that keeps commits on too few disks.

#include "tests/support/dnd_program.hpp"
#include "tests/support/pooling_proxy.hpp"
#include "tests/support/postgres_server.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(store_suite)

namespace {

/// A server of this test alone, and the program.
struct store_program : dnd_program {
  finished store(const std::string& what, std::vector<std::string> more = {},
                 bool as_json = false) const {
    std::vector<std::string> words{"store", what, "--store", server.url()};
    if (as_json) words.insert(words.begin(), "--json");
    words.insert(words.end(), more.begin(), more.end());
    return dnd(std::move(words));
  }

  postgres_server server{"n1", postgres_server::disk::synced};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_store_is_made_checked_and_shown, store_program) {
  const auto none = store("check");
  BOOST_TEST(none.code == 1);
  BOOST_TEST(none.err.find("There is no store") != std::string::npos, none.err);
  const auto made = store("init");
  BOOST_TEST(made.code == 0, made.err);
  BOOST_TEST(made.out.find("A commit counts when it is on 1 disk;") != std::string::npos, made.out);
  const auto again = store("init");
  BOOST_TEST(again.code == 1);
  BOOST_TEST(again.err.find("already") != std::string::npos, again.err);
  const auto checked = store("check");
  BOOST_TEST(checked.code == 0, checked.out + checked.err);
  BOOST_TEST(checked.out.find("Sound.") != std::string::npos, checked.out);
  // One disk is fine, and worth a word.
  BOOST_TEST(checked.out.find("Note:") != std::string::npos, checked.out);
  server.sql("insert into campaign (world, slug, name, head_seq) values ('W', 'c', 'C', 41)");
  server.sql("insert into host values (gen_random_uuid(), 'http://a', '1', now())");
  const json_text status(store("status", {}, true).out);
  BOOST_TEST(status.is_ok());
  BOOST_TEST(std::uint64_t((*status)["campaigns"]) == 1U);
  BOOST_TEST(std::uint64_t((*status)["event_count"]) == 41U);
  BOOST_TEST(std::string_view((*status)["hosts"].at(0)["url"]) == "http://a");
  BOOST_TEST(!bool((*status)["hosts"].at(0)["alive"]));
  BOOST_TEST(store("upgrade").code == 0);
}

BOOST_FIXTURE_TEST_CASE(a_server_that_keeps_too_little_is_refused, store_program) {
  const auto refused = store("init", {"--disks", "2"});
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(refused.err.find("synchronous_standby_names ''") != std::string::npos, refused.err);
  BOOST_TEST(store("check").code == 1);
  BOOST_TEST(store("init").code == 0);
  // Somebody has set it back since.
  server.sql("alter system set full_page_writes = off");
  server.sql("select pg_reload_conf()");
  while (server.sql("show full_page_writes") != "off") continue;
  const auto wrong = store("check", {}, true);
  BOOST_TEST(wrong.code == 1);
  const json_text said(wrong.out);
  BOOST_TEST(!said.is_ok());
  BOOST_TEST(!bool((*said)["sound"]));
  BOOST_TEST(std::uint64_t((*said)["kept_on"]) == 0U);
  BOOST_TEST(std::string_view((*said)["problems"].at(0)).find("full_page_writes off") !=
             std::string_view::npos);
}

BOOST_FIXTURE_TEST_CASE(a_store_of_an_older_format_is_told_of_until_it_is_upgraded, store_program) {
  BOOST_TEST(store("init").code == 0);
  // As the second format was.
  for (const char* sql :
       {"drop table kept", "alter table host drop column drains, drop column asked",
        "alter table campaign drop column wanted", "alter table store drop column serves",
        "update store set format = 2"})
    server.sql(sql);
  const auto in_store = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"--store", server.url()});
    return dnd(std::move(more));
  };
  for (const auto& words : {std::vector<std::string>{"campaign", "list"},
                            {"campaign", "create", "The Mine"},
                            {"host", "--listen", "127.0.0.1:0"}}) {
    const auto refused = in_store(words);
    BOOST_TEST(refused.code == 3, words.front());
    BOOST_TEST(refused.err.find("has format 2, this program knows 3") != std::string::npos,
               refused.err);
    BOOST_TEST(refused.err.find("Bring the store to the new format first") != std::string::npos,
               refused.err);
  }
  BOOST_TEST(store("check").code == 1);
  BOOST_TEST(store("upgrade").code == 0);
  BOOST_TEST(store("check").code == 0);
  BOOST_TEST(in_store({"campaign", "create", "The Mine"}).code == 0);
  BOOST_TEST(in_store({"exec", "The Mine", "note one"}).code == 0);
}

// It moves a connection from session to session: what was prepared is gone, and what a session was
// looked at for says nothing of the next.
BOOST_FIXTURE_TEST_CASE(a_pooler_is_told_of_and_nothing_is_played_through_it, store_program) {
  BOOST_TEST(store("init").code == 0);
  const pooling_proxy pooler(server.socket());
  const auto checked = dnd({"store", "check", "--store", pooler.url()});
  BOOST_TEST(checked.code == 1);
  BOOST_TEST((checked.out + checked.err).find("there is a pooler in between") != std::string::npos,
             checked.out + checked.err);
  // By the server itself it could be played.
  BOOST_TEST(dnd({"--store", server.url(), "campaign", "create", "The Mine"}).code == 0);
  const auto played = dnd({"--store", pooler.url(), "exec", "The Mine", "note one"});
  BOOST_TEST(played.code == 1);
  BOOST_TEST(played.err.find("Name the server itself: what is between moves a connection") !=
                 std::string::npos,
             played.err);
  BOOST_TEST(server.sql("select count(*) from commit") == "0");
}

BOOST_FIXTURE_TEST_CASE(what_is_no_database_is_refused_with_what_to_do, store_program) {
  const auto check = [&](const std::string& url, int code, std::string_view said) {
    const auto end = dnd({"store", "check", "--store", url});
    BOOST_TEST(end.code == code, url << ": " << end.err);
    BOOST_TEST(end.err.find(said) != std::string::npos, end.err);
  };
  check("mysql://a/b", 1, "postgres://user@host:5432/database");
  check("postgres://localhost:1/none", 1, "connection");
  check("postgres://anna:secret@localhost:1/none", 1, "postgres://anna@localhost:1/none");
  BOOST_TEST(dnd({"store", "check"}).code == 2);
  BOOST_TEST(dnd({"store", "init", "--store", server.url(), "--disks", "3"}).code == 2);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
