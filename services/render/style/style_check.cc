#include "services/render/style/style_check.h"

#include <algorithm>
#include <array>

namespace pulse::render {
namespace {

bool IsWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

class StyleReader {
 public:
  explicit StyleReader(std::string_view css) : css_(css) {}

  std::optional<std::string> Check() {
    while (!problem_ && at_ < css_.size()) Step();
    if (!problem_ && depth_ != 0) Refuse("a brace is not closed");
    return problem_;
  }

 private:
  void Refuse(const std::string& what) {
    const auto line = 1 + std::count(css_.begin(), css_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    problem_ = "line " + std::to_string(line) + ": " + what;
  }

  void Step() {
    const char c = css_[at_];
    if (c == '<' || c == '\\' || (c < ' ' && c != '\n' && c != '\t') || c > '~') {
      return Refuse("only printable ASCII without `<` and `\\` may stand in a style sheet");
    }
    if (css_.substr(at_, 2) == "/*") return Comment();
    if (c == '"' || c == '\'') return String(c);
    if (c == '@' || IsWord(c)) return Word();
    if (c == '{') ++depth_;
    if (c == '}' && --depth_ < 0) return Refuse("a brace closes nothing");
    ++at_;
  }

  // Its bytes are checked one by one as all others, hence only its end is found.
  void Comment() {
    const std::size_t end = css_.find("*/", at_ + 2);
    if (end == std::string_view::npos) return Refuse("a comment is not closed");
    if (css_.substr(at_, end - at_).find('<') != std::string_view::npos) return Refuse("`<` in a comment");
    at_ = end + 2;
  }

  void String(char quote) {
    std::size_t end = at_ + 1;
    while (end < css_.size() && css_[end] != quote && css_[end] != '\n' && css_[end] != '\\' &&
           css_[end] != '<')
      ++end;
    if (end == css_.size() || css_[end] != quote) {
      return Refuse("a string ends on its line and holds neither `<` nor `\\`");
    }
    at_ = end + 1;
  }

  void Word() {
    std::string word(1, css_[at_]);
    std::size_t end = at_ + 1;
    for (; end < css_.size() && IsWord(css_[end]); ++end) word += css_[end];
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (word.front() == '@' && word != "@media" && word != "@page")
      return Refuse("`" + word + "`: only @media and @page");
    constexpr std::array<std::string_view, 7> kLoading = {
        "url", "image", "image-set", "-webkit-image-set", "src", "expression", "element"};
    const bool called = end < css_.size() && css_[end] == '(';
    if (called && std::find(kLoading.begin(), kLoading.end(), word) != kLoading.end()) {
      return Refuse("`" + word + "(`: a style sheet loads nothing");
    }
    at_ = end;
  }

  std::string_view css_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::optional<std::string> problem_;
};

}  // namespace

std::optional<std::string> FindUnsafeStyle(std::string_view css) {
  if (css.size() > kMaxStyleBytes) {
    return std::to_string(css.size()) + " bytes, over the " + std::to_string(kMaxStyleBytes) + " allowed";
  }
  return StyleReader(css).Check();
}

}  // namespace pulse::render
