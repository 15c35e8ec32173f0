#include "services/render/recipient_slots.h"

#include <algorithm>

#include "services/render/html_writer.h"
#include "services/render/mime.h"

namespace pulse::render {
namespace {

constexpr char kName[] = "\x01";
constexpr char kAddress[] = "\x02";
constexpr std::size_t kKeyDigits = 32;

std::string Escaped(std::string_view text) {
  HtmlWriter html;
  html.Text(text);
  return html.Finish();
}

}  // namespace

RecipientSlots::RecipientSlots(std::string_view key)
    : url_(SafeUrl::Parse("https://" + std::string(key.substr(0, kKeyDigits)) + ".invalid/").value()) {}

EmailEnvelope RecipientSlots::In(EmailEnvelope envelope) const {
  if (!envelope.recipient_name.empty()) envelope.recipient_name = kName;
  envelope.recipient_email = kAddress;
  envelope.unsubscribe_url = url_;
  return envelope;
}

SlottedText RecipientSlots::Cut(std::string_view html) const {
  using Slot = SlottedText::Slot;
  SlottedText text;
  std::string closed;  // whole lines without a slot
  const auto flush = [&] {
    if (!closed.empty()) text.lines_.push_back({QuotedPrintable(closed), {}});
    closed.clear();
  };
  while (!html.empty()) {
    const std::size_t size = std::min(html.find('\n'), html.size() - 1) + 1;
    std::string_view line = html.substr(0, size);
    html.remove_prefix(size);
    std::vector<SlottedText::Piece> pieces;
    while (true) {
      const std::size_t sign = line.find_first_of("\x01\x02");
      const std::size_t url = line.find(url_.str());
      const std::size_t at = std::min(sign, url);
      if (at == std::string_view::npos) break;
      const Slot slot = at == url ? Slot::kUnsubscribe : line[at] == kName[0] ? Slot::kName : Slot::kAddress;
      pieces.push_back({std::string(line.substr(0, at)), slot});
      line.remove_prefix(at + (at == url ? url_.str().size() : 1));
    }
    if (pieces.empty()) {
      closed += line;
      continue;
    }
    flush();
    pieces.push_back({std::string(line), Slot::kNone});
    text.lines_.push_back({{}, std::move(pieces)});
  }
  flush();
  return text;
}

void SlottedText::Fill(const EmailEnvelope& to, std::string* out) const {
  for (const Line& line : lines_) {
    *out += line.encoded;
    if (line.open.empty()) continue;
    std::string filled;
    for (const Piece& piece : line.open) {
      filled += piece.text;
      if (piece.then == Slot::kName) filled += Escaped(to.recipient_name);
      if (piece.then == Slot::kAddress) filled += Escaped(to.recipient_email);
      if (piece.then == Slot::kUnsubscribe) filled += Escaped(to.unsubscribe_url.str());
    }
    *out += QuotedPrintable(filled);
  }
}

std::size_t SlottedText::bytes() const {
  std::size_t sum = 0;
  for (const Line& line : lines_) {
    sum += sizeof(line) + line.encoded.size();
    for (const Piece& piece : line.open) sum += sizeof(piece) + piece.text.size();
  }
  return sum;
}

}  // namespace pulse::render
