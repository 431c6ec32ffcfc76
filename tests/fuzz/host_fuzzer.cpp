// Any bytes as what comes from the network: a request's target, its fields, the objects in its
// body and in messages, and the addresses that people paste. Taken apart, or refused with a reason.

#include "cli/host/listen_address.hpp"
#include "cli/host/routes.hpp"
#include "cli/remote/host_url.hpp"
#include "io/files/json/flat_object.hpp"
#include "tests/fuzz/must.hpp"

#include <algorithm>
#include <array>

using dnd::fuzz::must;
namespace host = dnd::cli::host;
namespace remote = dnd::cli::remote;

namespace {

constexpr std::array<std::string_view, 6> known_fields{"command",  "id",     "expect_seq",
                                                       "complete", "cursor", "help"};

void read_as_target(std::string_view text) {
  const auto target = host::read_target(text);
  if (!target) must(!target.error().empty(), "a target is refused without a reason");
  if (target)
    for (const std::string& part : target->path) {
      must(!part.empty() && part != "." && part != "..", "a part of a path leads elsewhere");
      must(std::ranges::none_of(part, [](char c) { return c == '/' || (c >= 0 && c < ' '); }),
           "a part of a path has a slash or a control character");
    }
  for (const std::string_view method : {"GET", "POST"}) {
    const auto found = host::find_route(method, text);
    must(found.spec == nullptr || target.has_value(), "a target that is none has a route");
    must(found.spec != nullptr || (found.status >= 400 && !found.why.empty()),
         "there is no route, and no reason");
  }
}

void read_as_address(std::string_view text) {
  for (const auto how : {host::transport::plain, host::transport::encrypted})
    if (const auto where = host::parse_listen_address(text, how)) {
      const auto again = host::parse_listen_address(host::to_text(*where), how);
      must(again && *again == *where, "an address is printed as another one");
    }
  must(host::host_of(text).size() <= text.size(), "a host that is longer than its field");
  if (const auto where = remote::parse_host_url(text)) {
    const auto again = remote::parse_host_url(remote::to_text(*where));
    must(again.has_value(), "the address of a host cannot be read again");
    must(again->by == where->by && again->host == where->host && again->port == where->port,
         "the address of a host is printed as another one");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto text = dnd::fuzz::text_of(data, size);
  read_as_target(text);
  read_as_address(text);
  const auto object = dnd::json::read_flat_object(text, known_fields);
  must(object.has_value() || !object.error().empty(), "an object is refused without a reason");
  return 0;
}
