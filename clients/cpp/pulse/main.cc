#include <string>
#include <vector>

#include "clients/cpp/pulse/command_line.h"

int main(int argc, char** argv) {
  return pulse::cli::RunPulse(std::vector<std::string>(argv + 1, argv + argc), pulse::cli::ProcessConsole());
}
