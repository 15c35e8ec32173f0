#include "services/render/templates/chrome_values.h"

#include "services/render/document/typography.h"
#include "services/render/html/page_prose.h"

namespace pulse::render {
namespace {

// Headings of a footer's texts are h2: that skips no level, whatever is before.
constexpr int kLevelAboveTexts = 1;

std::string Count(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace

std::string Strap(const Document& document) {
  return document.special ? "Special edition" : "Monthly digest";
}

std::string Summary(const Document& document) {
  return Count(document.item_count, "item", "items") + " in " +
         Count(document.sections.size(), "section", "sections");
}

void WriteSender(HtmlWriter& html, const EmailEnvelope& envelope) {
  html.Text(envelope.sender_name);
  for (const std::string& line : envelope.postal_address) {
    html.Void("br");
    html.Text(line);
  }
}

bool ChromeValues::Has(Placeholder placeholder) const {
  switch (placeholder) {
    case Placeholder::kOnlineUrl:
    case Placeholder::kUnsubscribeUrl:
      return Address(placeholder) != nullptr;
    case Placeholder::kContact:
      return !document_.contact.empty();
    case Placeholder::kNotices:
      return !document_.notices.empty();
    case Placeholder::kSender:
      return envelope_ != nullptr;
    default:
      return !Text(placeholder).empty();
  }
}

std::string ChromeValues::Text(Placeholder placeholder) const {
  switch (placeholder) {
    case Placeholder::kTitle:
      return Typeset(document_.title);
    case Placeholder::kEdition:
      return document_.edition;
    case Placeholder::kStrap:
      return Strap(document_);
    case Placeholder::kSummary:
      return Summary(document_);
    case Placeholder::kRecipient:
      return envelope_ == nullptr ? std::string() : envelope_->recipient_email;
    default:
      return {};
  }
}

const SafeUrl* ChromeValues::Address(Placeholder placeholder) const {
  if (placeholder == Placeholder::kOnlineUrl) return url_;
  return envelope_ == nullptr ? nullptr : &envelope_->unsubscribe_url;
}

void ChromeValues::Write(HtmlWriter& html, Placeholder placeholder) const {
  switch (placeholder) {
    case Placeholder::kContact:
      return WriteHtmlProse(html, document_.contact, kLevelAboveTexts);
    case Placeholder::kNotices:
      for (const Prose& notice : document_.notices) WriteHtmlProse(html, notice, kLevelAboveTexts);
      return;
    case Placeholder::kSender:
      if (envelope_ != nullptr) WriteSender(html, *envelope_);
      return;
    default:
      html.Text(Text(placeholder));
  }
}

}  // namespace pulse::render
