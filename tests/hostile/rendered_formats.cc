#include "tests/hostile/rendered_formats.h"

#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "clients/cpp/preview/mail_parts.h"
#include "services/render/formats/renderer.h"
#include "tests/hostile/html_oracle.h"
#include "tests/support/sample_mail.h"

namespace pulse::hostile {
namespace {

render::RenderOptions Options(std::shared_ptr<const render::Theme> theme) {
  render::RenderOptions options;
  options.theme = std::move(theme);
  options.email = test::MailTo({}, "reader@reader.example");
  return options;
}

// As somebody else's renderer with its safety off shows our Markdown.
std::string AsHtml(const std::string& markdown) {
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_UNSAFE), &std::free);
  return html.get();
}

class Formats {
 public:
  Formats(const v1::Issue& issue, std::shared_ptr<const render::Theme> theme)
      : issue_(issue), theme_(std::move(theme)) {}

  std::vector<std::string> Read() {
    const render::RenderOptions options = Options(theme_);
    Html("page", As(v1::RENDER_FORMAT_PAGE, options));
    Html("fragment", As(v1::RENDER_FORMAT_FRAGMENT, options));
    Html("Markdown", AsHtml(As(v1::RENDER_FORMAT_MARKDOWN, options)));
    Text("text", As(v1::RENDER_FORMAT_TEXT, options));
    Mail(As(v1::RENDER_FORMAT_EMAIL, options));
    // The texts of an envelope are written by people, too.
    render::RenderOptions hostile = options;
    hostile.email.set_sender_name(issue_.title().substr(0, 100));
    hostile.email.set_recipient_name(issue_.title().substr(0, 100));
    hostile.email.set_sender_postal_address(issue_.title().substr(0, 500));
    Mail(As(v1::RENDER_FORMAT_EMAIL, hostile));
    return std::move(found_);
  }

 private:
  // Empty where the renderer refuses.
  std::string As(v1::RenderFormat format, const render::RenderOptions& options) {
    const auto rendered = render::RenderIssue(issue_, format, options);
    return rendered.ok() ? rendered->content : std::string();
  }

  void Html(const std::string& format, const std::string& html) {
    for (const std::string& active : FindActive(html)) found_.push_back(format + ": " + active);
    Text(format, html);
  }

  // Controls move a terminal's cursor and end a browser's tokens; U+202A and its
  // kin make text read as another than it is.
  void Text(const std::string& format, const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if ((byte < ' ' && byte != '\n') || byte == 0x7F)
        found_.push_back(format + ": control " + std::to_string(byte));
      if (text.compare(i, 2, "\xE2\x80") == 0 && i + 2 < text.size()) {
        const auto last = static_cast<unsigned char>(text[i + 2]);
        if (last >= 0xAA && last <= 0xAE) found_.push_back(format + ": order of reading is changed");
      }
    }
  }

  void Mail(const std::string& message) {
    if (message.empty()) return;
    const preview::MailParts parts = preview::ReadMailParts(message);
    Html("mail", parts.html);
    Text("mail's text", parts.text);
    const std::string headers = message.substr(0, message.find("\r\n\r\n"));
    for (std::size_t at = 0; at < headers.size();) {
      const std::size_t end = std::min(headers.find("\r\n", at), headers.size());
      Header(headers.substr(at, end - at));
      at = end + 2;
    }
    std::size_t parts_begun = 0;
    for (std::size_t at = 0; (at = message.find("\r\n--=_", at)) != std::string::npos; ++at) ++parts_begun;
    if (parts_begun != 3) found_.push_back("mail: boundaries " + std::to_string(parts_begun));
  }

  void Header(const std::string& line) {
    constexpr const char* kHeaders[] = {"From: ",
                                        "To: ",
                                        "Subject: ",
                                        "Date: ",
                                        "Message-ID: ",
                                        "List-Id: ",
                                        "List-Unsubscribe:",
                                        "List-Unsubscribe-Post: ",
                                        "Content-Language: ",
                                        "MIME-Version: ",
                                        "Content-Type: ",
                                        " "};
    for (const char* header : kHeaders) {
      if (line.compare(0, std::string_view(header).size(), header) == 0) return;
    }
    found_.push_back("mail: header " + line);
  }

  const v1::Issue& issue_;
  const std::shared_ptr<const render::Theme> theme_;
  std::vector<std::string> found_;
};

}  // namespace

v1::Issue IssueSaying(std::string_view text) {
  const std::string said(text);
  v1::Issue issue;
  issue.set_name("issues/2031-03");
  issue.set_title(said);
  issue.mutable_edition()->set_year(2031);
  issue.mutable_edition()->set_month(3);
  issue.set_introduction(said);
  issue.add_notices(said);
  issue.mutable_contact()->set_text(said);
  v1::Signatory* signatory = issue.add_signatories();
  signatory->set_name(said);
  signatory->set_role(said);
  v1::Section* section = issue.add_sections();
  section->set_sector("sectors/criminal-justice");
  section->set_title(said);
  section->set_introduction(said);
  v1::Item* item = section->add_items();
  item->set_name("issues/2031-03/items/x");
  item->set_title(said);
  item->set_byline(said);
  item->set_kind(v1::ITEM_KIND_REPORT);
  item->set_body(said);
  return issue;
}

std::vector<std::string> FindActiveInAnyFormat(const v1::Issue& issue,
                                               std::shared_ptr<const render::Theme> theme) {
  return Formats(issue, std::move(theme)).Read();
}

}  // namespace pulse::hostile
