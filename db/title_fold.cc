#include "db/title_fold.h"

#include <cstdint>

namespace pulse::db {
namespace {

struct Character {
  std::uint32_t point;  // 0: not UTF-8, taken as it is
  std::size_t bytes;
};

// Forms that db/text_check.h refuses never get here: two bytes are enough to
// fold, three to know punctuation.
Character First(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = at(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC0 || lead >= 0xF0) return {0, 1};
  if (lead < 0xE0 && text.size() >= 2) return {(lead & 0x1FU) << 6U | (at(1) & 0x3FU), 2};
  if (lead >= 0xE0 && text.size() >= 3)
    return {(lead & 0x0FU) << 12U | (at(1) & 0x3FU) << 6U | (at(2) & 0x3FU), 3};
  return {0, 1};
}

bool IsApostrophe(std::uint32_t point) { return point == '\'' || point == 0x2018 || point == 0x2019; }

bool IsSeparator(std::uint32_t point) {
  if (point < 0x80) {
    return !((point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') ||
             (point >= 'A' && point <= 'Z'));
  }
  return (point >= 0x80 && point <= 0xBF) || point == 0xD7 || point == 0xF7 ||  // Latin-1's signs
         (point >= 0x2000 && point <= 0x206F) || (point >= 0x3000 && point <= 0x303F);
}

std::uint32_t Lower(std::uint32_t point) {
  if (point >= 'A' && point <= 'Z') return point + 32;
  if (point >= 0xC0 && point <= 0xDE && point != 0xD7) return point + 32;     // Latin-1
  if (point >= 0x391 && point <= 0x3A9 && point != 0x3A2) return point + 32;  // Greek
  if (point >= 0x410 && point <= 0x42F) return point + 32;                    // Cyrillic
  return point;
}

void Append(std::uint32_t point, std::string* text) {
  if (point < 0x80) {
    *text += static_cast<char>(point);
  } else {
    *text += static_cast<char>(0xC0U | point >> 6U);
    *text += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

}  // namespace

std::string FoldTitle(std::string_view title) {
  std::string folded;
  bool between = false;
  while (!title.empty()) {
    const Character character = First(title);
    const std::string_view bytes = title.substr(0, character.bytes);
    title.remove_prefix(character.bytes);
    if (character.point != 0 && IsApostrophe(character.point)) continue;
    if (character.point != 0 && IsSeparator(character.point)) {
      between = true;
      continue;
    }
    if (between && !folded.empty()) folded += ' ';
    between = false;
    const std::uint32_t lower = Lower(character.point);
    if (character.point != 0 && lower < 0x800) {
      Append(lower, &folded);
    } else {
      folded += bytes;
    }
  }
  return folded;
}

}  // namespace pulse::db
