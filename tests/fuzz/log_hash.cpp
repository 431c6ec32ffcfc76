// Prints the state hash of a campaign's log, as `dnd --json campaign show` gives it.

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"

#include <fmt/format.h>

#include <cstdio>

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: log-hash CAMPAIGN-DIRECTORY\n", stderr);
    return 2;
  }
  const auto loaded =
      dnd::io::load_campaign(dnd::io::posix_file_ops(), words[1], dnd::io::access::read_only);
  if (!loaded) {
    fmt::print(stderr, "{}\n", dnd::io::render(loaded.error()));
    return 1;
  }
  fmt::print("{:016x}\n", dnd::io::state_hash(loaded->state));
  return 0;
}
