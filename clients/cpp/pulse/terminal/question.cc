#include "clients/cpp/pulse/terminal/question.h"

#include "absl/strings/ascii.h"

namespace pulse::cli {

bool CanAsk(const Console& console) { return console.in_is_terminal && console.err_is_terminal; }

char Ask(const Console& console, const std::string& question, std::string_view choices) {
  while (true) {
    console.out.flush();
    console.err << console.ErrStyle().Bold(question) << ' ' << std::flush;
    std::string answer;
    if (!std::getline(console.in, answer)) return '\0';
    if (answer.empty()) return choices.front();
    const char letter = absl::ascii_tolower(static_cast<unsigned char>(answer.front()));
    if (choices.find(letter) != std::string_view::npos) return letter;
  }
}

}  // namespace pulse::cli
