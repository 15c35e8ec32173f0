#include "services/render/mime/recipient_slots.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "services/render/html/html_writer.h"
#include "services/render/mime/mime.h"

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

// In the order they stand in. Slots are few and the HTML is long, so each kind is
// searched for by itself.
std::vector<RecipientSlots::Place> RecipientSlots::Find(std::string_view html) const {
  using Slot = SlottedText::Slot;
  std::vector<Place> places;
  for (const auto& [sign, slot] :
       {std::pair(kName[0], Slot::kName), std::pair(kAddress[0], Slot::kAddress)}) {
    for (std::size_t at = html.find(sign); at != std::string_view::npos; at = html.find(sign, at + 1)) {
      places.push_back({at, 1, slot});
    }
  }
  const std::string& url = url_.str();
  const std::boyer_moore_horspool_searcher searcher(url.begin(), url.end());
  for (const auto* from = html.begin(); from != html.end();) {
    const auto [begin, end] = searcher(from, html.end());
    if (begin == end) break;
    places.push_back({static_cast<std::size_t>(begin - html.begin()), url.size(), Slot::kUnsubscribe});
    from = end;
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.at < b.at; });
  return places;
}

SlottedText RecipientSlots::Cut(std::string_view html) const {
  SlottedText text;
  std::size_t done = 0;
  const std::vector<Place> places = Find(html);
  for (auto place = places.begin(); place != places.end();) {
    const std::size_t line_begin = html.rfind('\n', place->at) + 1;  // 0 after npos
    const std::size_t line_end = std::min(html.find('\n', place->at), html.size() - 1) + 1;
    text.lines_.push_back({QuotedPrintable(html.substr(done, line_begin - done)), {}});
    done = line_begin;
    for (; place != places.end() && place->at < line_end; ++place) {
      text.lines_.back().open.push_back({std::string(html.substr(done, place->at - done)), place->slot});
      done = place->at + place->size;
    }
    text.lines_.back().open.push_back(
        {std::string(html.substr(done, line_end - done)), SlottedText::Slot::kNone});
    done = line_end;
  }
  text.lines_.push_back({QuotedPrintable(html.substr(done)), {}});
  return text;
}

void SlottedText::Fill(const EmailEnvelope& to, std::string* out) const {
  for (const Lines& line : lines_) {
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
  for (const Lines& line : lines_) {
    sum += sizeof(line) + line.encoded.size();
    for (const Piece& piece : line.open) sum += sizeof(piece) + piece.text.size();
  }
  return sum;
}

}  // namespace pulse::render
