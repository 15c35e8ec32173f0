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
       << ".\n// Generated; do not edit. FEATURE(n, a weight a label), in the order of their enums.\n\n";
  for (std::size_t feature = 0; feature < model.emissions.size(); ++feature)
    file << Row("FEATURE(" + std::to_string(feature) + ", ", model.emissions[feature]);
  file << Row("STARTS(", model.starts) << Row("STEPS(", model.steps) << Row("GLUED(", model.glued);
  file.close();
  if (file) return true;
  std::fprintf(stderr, "fit-model: cannot write %s: %s\n", path.c_str(), std::strerror(errno));
  return false;
}

}  // namespace pulse::fit
