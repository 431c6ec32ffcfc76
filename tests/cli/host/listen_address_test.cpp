// Where the host may listen: on this machine, and elsewhere only when it is encrypted.

#include "cli/host/listen_address.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(listen_address_suite)

using namespace dnd::cli::host;

BOOST_AUTO_TEST_CASE(addresses_of_this_machine_are_read) {
  const auto is = [](std::string_view text, std::string_view host, std::uint16_t port) {
    const auto read = parse_listen_address(text, transport::plain);
    return read && *read == listen_address{std::string(host), port};
  };
  BOOST_TEST(is("127.0.0.1:7667", "127.0.0.1", 7667));
  BOOST_TEST(is("127.1.2.3:0", "127.1.2.3", 0));
  BOOST_TEST(is("localhost:65535", "127.0.0.1", 65535));
  BOOST_TEST(is("LocalHost:1", "127.0.0.1", 1));
  BOOST_TEST(is("[::1]:7667", "::1", 7667));
}

BOOST_AUTO_TEST_CASE(what_is_beyond_this_machine_is_refused_with_the_reason) {
  for (const auto* beyond : {"0.0.0.0:7667", "[::]:7667", "192.168.1.2:7667", "example.org:7667",
                             "127.0.0.1.evil.org:80", "128.0.0.1:1", "127.0.0.256:1"}) {
    const auto read = parse_listen_address(beyond, transport::plain);
    BOOST_REQUIRE_MESSAGE(!read, beyond);
    BOOST_TEST(read.error().message.find("beyond this machine") != std::string::npos, beyond);
    BOOST_TEST(read.error().hint.find("--tls-cert") != std::string::npos, beyond);
  }
}

BOOST_AUTO_TEST_CASE(what_is_encrypted_may_go_anywhere) {
  const auto read = parse_listen_address("0.0.0.0:7667", transport::encrypted);
  BOOST_REQUIRE(read);
  BOOST_TEST(read->host == "0.0.0.0");
  BOOST_TEST(parse_listen_address("[::]:7667", transport::encrypted).has_value());
  BOOST_TEST(parse_listen_address("[FE80::0:1%eth0]:1", transport::encrypted)->host ==
             "fe80::1%eth0");
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused) {
  for (const auto* wrong : {"", ":", "7667", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", ":7667",
                            "127.0.0.1:x", "[::1", "[::1]", "[::1]7667", "::1:7667",
                            "127.0.0.1:7667 ", "[[11]:7", "[127.0.0.1]:7", "[localhost]:7"}) {
    const auto read = parse_listen_address(wrong, transport::plain);
    BOOST_REQUIRE_MESSAGE(!read, wrong);
    BOOST_TEST(read.error().hint.find("--listen") != std::string::npos, wrong);
  }
}

BOOST_AUTO_TEST_CASE(what_is_encrypted_is_an_address_in_digits_all_the_same) {
  for (const auto* wrong :
       {"[[11]:7", "[12]:7", "example.org:7667", "127.0.0.256:1", "127.0.0.1 :1", "[::1]]:7",
        "[10.0.0.1]:7667", "[::1%]:7", "[::1%[]:7", "[::1%a b]:7", "127.0.0.01:7"}) {
    const auto read = parse_listen_address(wrong, transport::encrypted);
    BOOST_REQUIRE_MESSAGE(!read, wrong);
    BOOST_TEST(read.error().message.find("is not an address") != std::string::npos, wrong);
  }
}

BOOST_AUTO_TEST_CASE(it_is_written_as_it_was_read) {
  BOOST_TEST(to_text({"127.0.0.1", 7667}) == "127.0.0.1:7667");
  BOOST_TEST(to_text({"::1", 7667}) == "[::1]:7667");
}

BOOST_AUTO_TEST_CASE(the_host_of_a_field_goes_without_its_port) {
  BOOST_TEST(host_of("localhost:7667") == "localhost");
  BOOST_TEST(host_of("localhost") == "localhost");
  BOOST_TEST(host_of("[::1]:80") == "::1");
  BOOST_TEST(host_of("[::1]") == "::1");
  BOOST_TEST(host_of("[::1") == "");
  BOOST_TEST(host_of("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
