#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// Clients of the host, byte by byte, so that tests can be as impolite as the network. Nothing
/// waits for time to pass; what never comes fails the test.
namespace dnd::test {

struct http_reply {
  unsigned status = 0;
  /// Names in small letters.
  std::map<std::string, std::string> fields;
  std::string body;
};

/// A connection to "http://127.0.0.1:7667", with the token of "http://127.0.0.1:7667/#token=…", or
/// to the path of a socket.
class connection {
 public:
  explicit connection(std::string_view where);
  ~connection();
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  /// False when the other side has closed.
  bool send(std::string_view bytes);
  /// No more will be sent.
  void shut_down();
  /// The next bytes up to and with this. Nothing when the connection ends before.
  std::optional<std::string> read_until(std::string_view end);
  /// So many bytes.
  std::optional<std::string> read_bytes(std::size_t count);
  /// All that comes until the other side closes.
  std::string read_to_the_end();

  /// The answer to what was sent. Status 0 when the connection ends before it is whole.
  http_reply read_reply();
  http_reply get(std::string_view target);
  /// Of JSON.
  http_reply post(std::string_view target, std::string_view body);
  /// With the token, unless the fields name one.
  http_reply ask(std::string_view method, std::string_view target, std::string_view fields,
                 std::string_view body = {});

 private:
  /// False at the end.
  bool read_more();

  int socket_ = -1;
  std::string host_;
  std::string token_;
  std::string read_;
};

/// A WebSocket. The handshake is the one of RFC 6455, section 1.3.
class web_socket {
 public:
  /// `target` such as "/v1/campaigns/W/C/socket".
  web_socket(std::string_view where, std::string_view target);
  /// The answer to the request for it: 101 when it is one.
  [[nodiscard]] const http_reply& opened() const noexcept { return opened_; }

  bool send(std::string_view text);
  /// As it stands: for frames that are wrong.
  bool send_frame(unsigned first_byte, std::string_view payload);
  /// The next message. Nothing when the other side has closed; see `close_code`.
  std::optional<std::string> read();
  /// 0: it was closed without one.
  [[nodiscard]] unsigned close_code() const noexcept { return close_code_; }

 private:
  connection line_;
  http_reply opened_;
  unsigned close_code_ = 0;
};

}  // namespace dnd::test
