#include "services/render/answers.h"

#include "db/sha256.h"
#include "services/render/service.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"
#include "text/hex.h"

namespace pulse::render {

std::string Fingerprint(const std::string& bytes) { return text::Hex(db::Sha256(bytes)); }

void RemoveRecipient(v1::EmailOptions* email) {
  if (!email->recipient_name().empty()) email->set_recipient_name("-");
  email->clear_recipient_email();
  email->clear_unsubscribe_url();
}

Diagnostics Diagnose(const v1::Issue& issue, const Rendering& rendering) {
  const bool mail = rendering.draft != nullptr;
  Diagnostics found;
  found.push_back(mail ? SizeOf(rendering.draft->html_bytes(), kEmailLimitBytes)
                       : SizeOf(rendering.content.size(), 0));
  if (mail) CheckSelection(issue, rendering.draft->selection(), &found);
  CheckIssue(issue, mail, &found);
  return found;
}

absl::StatusOr<std::optional<PublicSite>> RenderService::SiteOf(const std::string& public_url) const {
  const std::string& said = public_url.empty() ? public_url_ : public_url;
  if (said.empty()) return std::optional<PublicSite>();
  std::optional<PublicSite> site = PublicSite::Parse(said);
  if (site) return site;
  return server::InvalidField("public_url", server::kFieldMalformed,
                              "Not an http or https URL of at most 900 bytes without ? and #.");
}

}  // namespace pulse::render
