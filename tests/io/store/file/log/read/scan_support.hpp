#pragma once

#include "io/store/file/log/read/scanner.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace dnd::test {

/// What came of scanning some bytes.
struct scanned {
  io::scan_report report;
  line_collector sink;
};

inline scanned scan(std::string_view bytes, const io::scan_options& options = {}) {
  scanned got;
  const text_file file(bytes);
  auto report = io::scan_log(file, options, got.sink);
  BOOST_REQUIRE(report.has_value());
  got.report = *report;
  return got;
}

}  // namespace dnd::test
