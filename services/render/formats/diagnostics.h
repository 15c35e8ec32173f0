// What an editor should know before a rendering is sent or shown.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "cordisbright/pulse/v1/render_diagnostic.pb.h"
#include "services/render/mail/email_budget.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

using Diagnostics = std::vector<v1::RenderDiagnostic>;

inline constexpr std::size_t kMostDiagnostics = 200;

/// The size of what was rendered; `budget` 0 is none.
v1::RenderDiagnostic SizeOf(std::size_t bytes, std::size_t budget);

/// Appends what is to say about the links and images of CommonMark `text` that
/// stands at `location`; of mail also what its programs show otherwise.
void CheckText(std::string_view location, std::string_view text, bool mail, Diagnostics* found);

/// As CheckText, of all that an issue prints, in the order it prints it. Stops at
/// kMostDiagnostics.
void CheckIssue(const v1::Issue& issue, bool mail, Diagnostics* found);

/// Appends the items that `selection` shortened or left out; its document is
/// that of `issue`.
void CheckSelection(const v1::Issue& issue, const EmailSelection& selection, Diagnostics* found);

}  // namespace pulse::render
