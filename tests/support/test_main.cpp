// The main of every test binary: Boost.Test's, and `--file=PATH`, which runs the tests of one
// source file. ctest has one entry per file, so that they run in parallel without anybody keeping
// a list. A file that holds no test fails: an entry never passes by running nothing.

#define BOOST_TEST_NO_MAIN
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace ut = boost::unit_test;

constexpr std::string_view file_flag = "--file=";
std::string wanted_file;

/// Whether a path as the compiler saw it names the wanted file.
bool is_wanted(std::string_view path) {
  if (!path.ends_with(wanted_file)) return false;
  const std::size_t before = path.size() - wanted_file.size();
  return before == 0 || path[before - 1] == '/';
}

/// Disables the test cases of all other files, and counts those that stay.
class file_filter : public ut::test_tree_visitor {
 public:
  [[nodiscard]] std::size_t kept() const { return kept_; }

 private:
  void visit(const ut::test_case& unit) override {
    if (is_wanted({unit.p_file_name.begin(), unit.p_file_name.size()})) {
      ++kept_;
    } else {
      ut::framework::get<ut::test_case>(unit.p_id).p_default_status.value =
          ut::test_unit::RS_DISABLED;
    }
  }

  std::size_t kept_ = 0;
};

bool init_tests() {
  if (wanted_file.empty()) return true;
  file_filter filter;
  ut::traverse_test_tree(ut::framework::master_test_suite(), filter, /*ignore_status=*/true);
  if (filter.kept() == 0) {
    std::fprintf(stderr, "no test is defined in %s\n", wanted_file.c_str());
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char* argv[]) {
  std::vector<char*> arguments;
  for (int i = 0; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with(file_flag)) {
      wanted_file = argument.substr(file_flag.size());
    } else {
      arguments.push_back(argv[i]);
    }
  }
  const int count = static_cast<int>(arguments.size());
  arguments.push_back(nullptr);
  return ut::unit_test_main(&init_tests, count, arguments.data());
}
