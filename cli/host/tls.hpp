#pragma once

#include "io/files/error.hpp"

#include <memory>
#include <string>

/// Encrypted connections (TLS).
namespace dnd::cli::host {

/// Files in PEM form.
struct tls_paths {
  std::string certificate;  ///< With those that vouch for it, if there are some.
  std::string key;
};

/// A certificate with its key: whom the host says that it is. Never changed: one that was renewed
/// is read anew, and connections that are there keep theirs.
class tls_identity {
 public:
  /// Waits for the disk. Errors: `bad_content` and `not_found`, with the path.
  [[nodiscard]] static io::result<std::shared_ptr<tls_identity>> load(const tls_paths& from);
  ~tls_identity();
  tls_identity(const tls_identity&) = delete;
  tls_identity& operator=(const tls_identity&) = delete;

  struct inside;
  [[nodiscard]] inside& context() noexcept { return *inside_; }

 private:
  explicit tls_identity(std::unique_ptr<inside> made);

  const std::unique_ptr<inside> inside_;
};

}  // namespace dnd::cli::host
