// What programs read of a page: OpenGraph for those that show a card of it, and
// schema.org's terms for those that index it.

#pragma once

#include <optional>
#include <string>

#include "services/render/document/document.h"
#include "services/render/document/safe_url.h"
#include "services/render/html/html_writer.h"

namespace pulse::render {

/// `url`: where the page stands; without it nothing is given an address.
void WriteOpenGraph(HtmlWriter& html, const Document& document, const std::string& title,
                    const std::string& description, const std::optional<SafeUrl>& url);

/// The issue and its items, as schema.org's PublicationIssue.
JsonData LinkedDataOf(const Document& document, const std::string& title, const std::optional<SafeUrl>& url);

}  // namespace pulse::render
