#pragma once

#include "io/files/error.hpp"
#include "io/store/codec/json_decoder.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/event.hpp"

#include <string>
#include <string_view>

/// Events as JSON: the fields that stand in a line after its `type`. See docs/log-format.md.
namespace dnd::io {

/// Appends `,"name":value` for each field. Equal events give equal bytes.
void append_event_fields(std::string& out, const model::event& what);

/// One event as an object, as `--json` shows it: `{"seq":…,"type":…,…}`.
[[nodiscard]] std::string event_object(std::uint64_t seq, const model::event& what);

/// Reads the event of a parsed line into `into`. Fails with `ec::unknown_event` for a type that
/// this build does not know, and with `ec::corrupt` for fields that are not those of its type.
/// The error carries line, byte and seq; the caller adds the path.
/// With a `memo` equal stat blocks are shared.
[[nodiscard]] result<done> read_event(const line_view& line, model::event& into,
                                      stat_block_memo* memo = nullptr);

}  // namespace dnd::io
