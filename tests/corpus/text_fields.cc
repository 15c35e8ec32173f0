#include "tests/corpus/text_fields.h"

#include "services/ingest/parser/words/typography.h"

namespace pulse::corpus {
namespace {

std::string Indexed(std::string_view name, int index) {
  return std::string(name) + "[" + std::to_string(index) + "]";
}

}  // namespace

std::vector<TextField> TextsOf(const v1::Issue& issue) {
  std::vector<TextField> texts = {{"title", issue.title()}, {"introduction", issue.introduction()}};
  for (int i = 0; i < issue.signatories_size(); ++i) {
    const auto signatory = Indexed("signatories", i);
    texts.push_back({signatory + ".name", issue.signatories(i).name()});
    texts.push_back({signatory + ".role", issue.signatories(i).role()});
  }
  for (int i = 0; i < issue.notices_size(); ++i) texts.push_back({Indexed("notices", i), issue.notices(i)});
  texts.push_back({"contact.text", issue.contact().text()});
  return texts;
}

std::vector<TextField> TextsOf(const v1::Section& section) {
  return {{"title", section.title()}, {"introduction", section.introduction()}};
}

std::vector<TextField> TextsOf(const v1::Item& item) {
  std::vector<TextField> texts = {{"title", item.title()}, {"byline", item.byline()}, {"body", item.body()}};
  for (int i = 0; i < item.captions_size(); ++i) texts.push_back({Indexed("captions", i), item.captions(i)});
  return texts;
}

std::string SpanText(std::string_view document, const Spans& spans, std::string_view field) {
  std::string text;
  for (const auto& span : spans) {
    if (span.field() != field) continue;
    text += document.substr(static_cast<std::size_t>(span.begin()),
                            static_cast<std::size_t>(span.end() - span.begin()));
    text += ' ';
  }
  return text;
}

// Without list marks too, which the normal form writes its own way.
std::string Letters(std::string_view text) {
  auto letters = ingest::Fold(text);
  for (auto at = letters.find("•"); at != std::string::npos; at = letters.find("•", at)) letters.erase(at, 3);
  std::erase_if(letters, [](char c) {
    return !ingest::IsAlpha(c) && !ingest::IsDigit(c) && static_cast<unsigned char>(c) < 0x80;
  });
  return letters;
}

}  // namespace pulse::corpus
