#include "tests/fit/weights_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace pulse::fit {
namespace {

// Hundredths of a nat are more than the fit knows, and make readable differences.
std::string Number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", static_cast<double>(value));
  std::string number = text;
  while (number.back() == '0') number.pop_back();
  if (number.back() != '.') return number + 'F';
  number.pop_back();
  return number == "-0" ? "0" : number;
}

template <typename Numbers>
std::string Row(const std::string& macro, const Numbers& numbers) {
  std::string row = macro;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) row += i % 21 == 0 ? ",\n  " : ", ";
    row += Number(numbers[i]);
  }
  return row + ")\n";
}

}  // namespace

bool WriteWeights(const std::string& path, const std::string& how, const ingest::ModelParameters& model) {
  std::ofstream file(path, std::ios::trunc);
  file << "// " << how
       << ".\n// Generated; do not edit. SIGNAL(n, a weight a label), as "
          "services/ingest/parser/model/signals.h numbers "
          "them.\n\n";
  for (std::size_t signal = 0; signal < model.emissions.size(); ++signal) {
    const auto row = Row("SIGNAL(" + std::to_string(signal) + ", ", model.emissions[signal]);
    if (row.find_first_of("123456789", row.find(',')) != std::string::npos) file << row;
  }
  file << Row("STARTS(", model.starts) << Row("STEPS(", model.steps) << Row("GLUED(", model.glued);
  for (std::size_t k = 0; k < model.reliability.size(); ++k) {
    char knot[80];
    std::snprintf(knot, sizeof knot, "KNOT(%zu, %.3fF, %.5fF)\n", k,
                  static_cast<double>(model.reliability[k].margin),
                  static_cast<double>(model.reliability[k].probability));
    file << knot;
  }
  file.close();
  if (file) return true;
  std::fprintf(stderr, "fit-model: cannot write %s: %s\n", path.c_str(), std::strerror(errno));
  return false;
}

}  // namespace pulse::fit
