#include "clients/cpp/preview/previewed.h"

#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <utility>

#include "clients/cpp/preview/mail_parts.h"
#include "services/ingest/convert/read_document.h"
#include "services/render/formats/renderer.h"

namespace pulse::preview {
namespace {

// `.example` is nobody's (RFC 2606).
constexpr char kSite[] = "https://www.digest.example";

v1::EmailOptions MailToNobody(const v1::Issue& issue) {
  v1::EmailOptions options;
  options.set_sender_name("The digest");
  options.set_sender_email("digest@digest.example");
  options.set_sender_postal_address("1 Example Street\nExample Town");
  options.set_recipient_name("Alex Reader");
  options.set_recipient_email("alex@reader.example");
  options.set_unsubscribe_url(std::string(kSite) + "/unsubscribe?token=preview");
  options.set_online_url(std::string(kSite) + "/" + issue.name());
  options.set_list_id("digest.digest.example");
  return options;
}

class Renders {
 public:
  Renders(const v1::Issue& issue, std::shared_ptr<const render::Theme> theme) : issue_(issue) {
    options_.theme = std::move(theme);
    options_.email = MailToNobody(issue);
    options_.public_url = kSite;
  }

  // Empty after an error, which status() tells.
  std::string As(v1::RenderFormat format) {
    absl::StatusOr<render::Rendered> rendered = render::RenderIssue(issue_, format, options_);
    if (!rendered.ok()) {
      status_ = rendered.status();
      return {};
    }
    return std::move(rendered->content);
  }

  void LinkStyle(const std::string& url) { options_.stylesheet_url = url; }

  const absl::Status& status() const { return status_; }

 private:
  const v1::Issue& issue_;
  render::RenderOptions options_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<Previewed> Preview(const v1::Document& document, std::shared_ptr<const render::Theme> theme) {
  const absl::StatusOr<v1::ParseDocumentResponse> read = ingest::ReadDocument(document);
  if (!read.ok()) return read.status();
  Previewed previewed;
  previewed.style = (theme ? *theme : render::Theme::Default()).page_style().css();
  Renders renders(read->issue(), std::move(theme));
  previewed.page = renders.As(v1::RENDER_FORMAT_PAGE);
  previewed.fragment = renders.As(v1::RENDER_FORMAT_FRAGMENT);
  previewed.text = renders.As(v1::RENDER_FORMAT_TEXT);
  previewed.markdown = renders.As(v1::RENDER_FORMAT_MARKDOWN);
  previewed.mail = renders.As(v1::RENDER_FORMAT_EMAIL);
  renders.LinkStyle(std::string(kSite) + "/style.css");
  previewed.linked_page = renders.As(v1::RENDER_FORMAT_PAGE);
  if (!renders.status().ok()) return renders.status();
  MailParts parts = ReadMailParts(previewed.mail);
  previewed.mail_html = std::move(parts.html);
  previewed.mail_text = std::move(parts.text);
  google::protobuf::util::JsonPrintOptions readable;
  readable.add_whitespace = true;
  google::protobuf::util::MessageToJsonString(read->issue(), &previewed.issue_json, readable);
  return previewed;
}

absl::Status WriteFiles(const Previewed& previewed, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const std::pair<const char*, const std::string&> files[] = {
      {"page.html", previewed.page},     {"page-linked.html", previewed.linked_page},
      {"style.css", previewed.style},    {"fragment.html", previewed.fragment},
      {"issue.txt", previewed.text},     {"issue.md", previewed.markdown},
      {"mail.eml", previewed.mail},      {"mail.html", previewed.mail_html},
      {"mail.txt", previewed.mail_text}, {"issue.json", previewed.issue_json},
  };
  for (const auto& [name, content] : files) {
    std::ofstream file(folder / name, std::ios::binary);
    file << content;
    file.close();
    if (!file) return absl::UnavailableError((folder / name).string() + " cannot be written");
  }
  return absl::OkStatus();
}

}  // namespace pulse::preview
