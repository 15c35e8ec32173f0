#include "clients/cpp/pulse/terminal/ascii_output.h"

#include <map>

namespace pulse::cli {
namespace {

char NearestOf(const std::string& character) {
  static const std::map<std::string, char> kNearest = {
      {"…", '~'},  {"·", '-'}, {"•", '*'}, {"–", '-'}, {"—", '-'},        {"→", '>'}, {"←", '<'}, {"‘", '\''},
      {"’", '\''}, {"“", '"'}, {"”", '"'}, {"×", 'x'}, {"\xC2\xA0", ' '}, {"✓", '+'}, {"✗", 'x'}, {"█", '#'},
      {"▉", '#'},  {"▊", '#'}, {"▋", '#'}, {"▌", '|'}, {"▍", '|'},        {"▎", '|'}, {"▏", '|'}, {"▁", '_'},
      {"▂", '.'},  {"▃", '-'}, {"▄", '='}, {"▅", '+'}, {"▆", '*'},        {"▇", '%'}, {"│", '|'}, {"─", '-'}};
  const auto found = kNearest.find(character);
  return found == kNearest.end() ? '?' : found->second;
}

std::size_t LengthOf(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

}  // namespace

AsciiOutput::int_type AsciiOutput::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
  const char byte = traits_type::to_char_type(character);
  if (static_cast<unsigned char>(byte) < 0x80) {
    if (!pending_.empty()) out_.put('?');  // broken off
    pending_.clear();
    out_.put(byte);
  } else {
    pending_ += byte;
    if (pending_.size() >= LengthOf(pending_.front())) {
      out_.put(NearestOf(pending_));
      pending_.clear();
    }
  }
  return out_ ? character : traits_type::eof();
}

int AsciiOutput::sync() { return out_.flush() ? 0 : -1; }

}  // namespace pulse::cli
