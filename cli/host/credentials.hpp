#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::cli::host {

/// By what a client shows that it may come in.
struct credentials {
  enum class way : std::uint8_t {
    none,    ///< It shows nothing.
    socket,  ///< It came over the socket in the file system, which its owner alone may use.
    bearer,  ///< `Authorization: Bearer dnd_…`
    cookie,  ///< As a browser has it since it logged in.
    broken,  ///< Something that cannot be read as one of these.
  };
  way by = way::none;
  /// Of `bearer` and `cookie`; never written anywhere.
  std::string token = {};
};

/// Of the fields `Authorization` and `Cookie`; the first counts where both are there.
[[nodiscard]] credentials read_credentials(std::string_view authorization, std::string_view cookie);

/// What a browser is to keep, as the value of `Set-Cookie`. No script of a page sees it, and
/// nothing sends it along that a page of another site has asked for.
enum class cookie_way : std::uint8_t { plain, encrypted };
[[nodiscard]] std::string session_cookie(std::string_view token, cookie_way how);
/// Has the browser forget it.
[[nodiscard]] std::string no_session_cookie(cookie_way how);

/// With "dnd_..." in the place of each token, for what is written down or said back: somebody may
/// have put one where none belongs.
[[nodiscard]] std::string without_tokens(std::string_view text);

}  // namespace dnd::cli::host
