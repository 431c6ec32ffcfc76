#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Bare sockets of this machine, for what stands between a client and a server in a test.
namespace dnd::test {

/// Listens at a port of its own, which is returned; fails the test when it cannot.
[[nodiscard]] std::uint16_t listen_at_own_port(int& door);
/// To a server at a path; -1 when nobody is there.
[[nodiscard]] int connect_to_path(const std::string& path);
[[nodiscard]] bool send_all(int to, std::string_view bytes);
/// What has come; empty when nothing more will.
[[nodiscard]] std::string receive_some(int from);
void close_once(int& descriptor);

}  // namespace dnd::test
