// What mastheads and footers say: in the default form, and in place of a
// template's placeholders.

#pragma once

#include <string>

#include "services/render/document/document.h"
#include "services/render/document/safe_url.h"
#include "services/render/html/html_writer.h"
#include "services/render/mime/email_options.h"
#include "services/render/templates/template_rules.h"

namespace pulse::render {

/// `Monthly digest`.
std::string Strap(const Document& document);
/// `12 items in 3 sections`.
std::string Summary(const Document& document);
/// Name and postal address, a line each.
void WriteSender(HtmlWriter& html, const EmailEnvelope& envelope);

/// Points to what it is made of.
class ChromeValues {
 public:
  /// Of a page; `url` may be null.
  ChromeValues(const Document& document, const SafeUrl* url) : document_(document), url_(url) {}
  /// Of a mail.
  ChromeValues(const Document& document, const EmailEnvelope& envelope)
      : document_(document), url_(&envelope.online_url), envelope_(&envelope) {}

  bool Has(Placeholder placeholder) const;
  /// Of a PlaceholderKind::kText.
  std::string Text(Placeholder placeholder) const;
  /// Of a PlaceholderKind::kAddress; null when it has none.
  const SafeUrl* Address(Placeholder placeholder) const;
  /// Of any other kind than kAddress.
  void Write(HtmlWriter& html, Placeholder placeholder) const;

 private:
  const Document& document_;
  const SafeUrl* url_;
  const EmailEnvelope* envelope_ = nullptr;
};

}  // namespace pulse::render
