#pragma once

#include "actors/messages.hpp"
#include "io/files/error.hpp"
#include "model/refusal.hpp"

#include <string_view>

/// What the host's answers tell programs by their status.
namespace dnd::cli::host {

/// 200 for what was carried out or answered; 400 for what cannot be read; 403 for what is not
/// theirs to say; 409 when the campaign is not where the client thinks it is; 422 for what the
/// rules or the language refuse; and as of an error otherwise.
[[nodiscard]] unsigned status_of(const actors::response& how) noexcept;
/// 404, 409, 400, 413 or 423 for what the client can mend, 503 for what passes, 507 for a full
/// disk, else 500.
[[nodiscard]] unsigned status_of(const io::error& why) noexcept;

/// Whether a `Content-Type` is JSON. A page of another site cannot send that without being asked
/// who it is.
[[nodiscard]] bool is_json(std::string_view content_type) noexcept;

}  // namespace dnd::cli::host
