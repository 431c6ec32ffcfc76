#include "benchmarks/peers/process_memory.hpp"

#include <fmt/format.h>

#include <fstream>
#include <string>

namespace dnd::bench {

io::result<double> memory_of(pid_t process) {
  std::ifstream status(fmt::format("/proc/{}/status", process));
  std::string line;
  while (std::getline(status, line))
    if (line.starts_with("RssAnon:")) return std::stod(line.substr(8));
  return io::error{.code = io::ec::io_error, .what = "the memory of the host is not to be seen"};
}

}  // namespace dnd::bench
