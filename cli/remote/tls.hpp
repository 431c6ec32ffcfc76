#pragma once

#include "cli/remote/network.hpp"

namespace dnd::cli::remote {

/// What is said over a connection from now on is encrypted, if the certificate of the host is good:
/// of its name, valid, and vouched for by an authority that this system trusts, or that stands in
/// the file which the environment's SSL_CERT_FILE names. Returns why not, for people; nothing when
/// it is.
[[nodiscard]] net::awaitable<std::string> encrypt(plain_stream& stream, const host_url& where);

}  // namespace dnd::cli::remote
