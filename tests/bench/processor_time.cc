#include "tests/bench/processor_time.h"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace pulse::bench {
namespace {

// Fields of /proc/PID/stat from the third on; see proc(5).
constexpr std::size_t kParent = 4 - 3;
constexpr std::size_t kFirstTime = 14 - 3;  // user, system, children's user, children's system

std::vector<std::string> FieldsOf(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("there is no process " + std::to_string(process));
  std::istringstream after_name(line.substr(line.rfind(')') + 1));
  std::vector<std::string> fields;
  for (std::string field; after_name >> field;) fields.push_back(field);
  return fields;
}

}  // namespace

double ProcessorSecondsOf(pid_t process) {
  const std::vector<std::string> fields = FieldsOf(process);
  double ticks = 0;
  for (std::size_t i = kFirstTime; i < kFirstTime + 4; ++i) ticks += std::stod(fields.at(i));
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

pid_t ParentOf(pid_t process) { return std::stoi(FieldsOf(process).at(kParent)); }

int ChildrenOf(pid_t process) {
  const std::string id = std::to_string(process);
  std::ifstream file("/proc/" + id + "/task/" + id + "/children");
  int count = 0;
  for (std::string child; file >> child;) ++count;
  return count;
}

}  // namespace pulse::bench
