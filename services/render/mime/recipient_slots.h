// Places in a mail's HTML for what differs between recipients, so that it is
// rendered once and filled for each.
//
// No text can bring a slot of its own: name and address stand for themselves as
// control characters, which printable text (text/printable.h) never holds, and the
// URL as one under a host made of a hash that the text cannot foresee.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/render/mime/email_options.h"

namespace pulse::render {

/// The most that filling adds to the HTML: a name of 100 bytes, an address of
/// 254 and a URL of 900, each byte escaped as up to six, the URL's as up to five.
inline constexpr std::size_t kMostSlotBytes = 6700;

/// HTML in quoted-printable, open where the recipient's values go.
class SlottedText {
 public:
  /// Appends the text to `out`, each value escaped for HTML and encoded.
  void Fill(const EmailEnvelope& to, std::string* out) const;

  std::size_t bytes() const;

 private:
  friend class RecipientSlots;

  enum class Slot { kNone, kName, kAddress, kUnsubscribe };
  struct Piece {
    std::string text;
    Slot then = Slot::kNone;  // what follows the text
  };
  // Lines without a slot are encoded already; the one with slots that follows
  // them is encoded when they are filled, since the encoding counts columns.
  struct Lines {
    std::string encoded;
    std::vector<Piece> open;
  };
  std::vector<Lines> lines_;
};

class RecipientSlots {
 public:
  /// `key`: as EmailDraft::Write says.
  explicit RecipientSlots(std::string_view key);

  /// `envelope` with slots in place of its recipient.
  EmailEnvelope In(EmailEnvelope envelope) const;

  /// `html`, rendered with what In gave.
  SlottedText Cut(std::string_view html) const;

 private:
  struct Place {
    std::size_t at;
    std::size_t size;
    SlottedText::Slot slot;
  };
  std::vector<Place> Find(std::string_view html) const;

  SafeUrl url_;
};

}  // namespace pulse::render
