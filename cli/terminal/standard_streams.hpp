#pragma once

namespace dnd::cli {

/// Opens those of the descriptors 0 to 2 that are closed, as a service manager or a shell's `<&-`
/// may leave them: input that is at its end, output that nobody reads. Without this the first file
/// that the program opens would become its standard output or error, and be written to. To be
/// called before anything else.
void open_standard_streams() noexcept;

}  // namespace dnd::cli
