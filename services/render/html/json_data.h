// JSON to stand inside HTML.
//
//   JsonData json;
//   json.OpenObject();
//   json.Member("name", issue.title());
//   json.Close();

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pulse::render {

/// Written so that no value can end the element it stands in: in strings, `<`,
/// `>`, `&` and line separators are escapes. Strings are valid UTF-8.
class JsonData {
 public:
  /// The next value of an array, or the
  /// member `key`. Keys are literals of this program.
  void OpenObject(std::string_view key = {}) { Open(key, '{'); }
  void OpenArray(std::string_view key = {}) { Open(key, '['); }
  void Close();

  void Member(std::string_view key, std::string_view value);
  void Member(std::string_view key, std::size_t value);

  const std::string& text() const { return text_; }

 private:
  void Open(std::string_view key, char bracket);
  void Next(std::string_view key);
  void String(std::string_view value);

  std::string text_;
  std::vector<char> open_;
};

}  // namespace pulse::render
