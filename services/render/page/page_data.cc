#include "services/render/page/page_data.h"

#include "services/render/document/typography.h"

namespace pulse::render {

void WriteOpenGraph(HtmlWriter& html, const Document& document, const std::string& title,
                    const std::string& description, const std::optional<SafeUrl>& url) {
  html.Void("meta", {{"property", "og:type"}, {"content", "article"}});
  html.Void("meta", {{"property", "og:locale"}, {"content", "en_GB"}});
  html.Void("meta", {{"property", "og:site_name"}, {"content", Typeset(document.title)}});
  html.Void("meta", {{"property", "og:title"}, {"content", title}});
  html.Void("meta", {{"property", "og:description"}, {"content", description}});
  if (url) html.Void("meta", {{"property", "og:url"}, {"content", url->str()}});
}

JsonData LinkedDataOf(const Document& document, const std::string& title, const std::optional<SafeUrl>& url) {
  JsonData json;
  json.OpenObject();
  json.Member("@context", "https://schema.org");
  json.Member("@type", "PublicationIssue");
  json.Member("name", title);
  json.Member("inLanguage", "en-GB");
  if (url) json.Member("url", url->str());
  json.OpenObject("isPartOf");
  json.Member("@type", "Periodical");
  json.Member("name", document.title);
  json.Close();
  json.OpenArray("hasPart");
  for (const DocumentSection& section : document.sections) {
    for (const DocumentGroup& group : section.groups) {
      for (const DocumentItem& item : group.items) {
        json.OpenObject();
        json.Member("@type", "Article");
        json.Member("headline", item.title);
        json.Member("articleSection", section.title);
        if (url) json.Member("url", url->str() + "#" + item.anchor.str());
        json.Close();
      }
    }
  }
  json.Close();
  json.Close();
  return json;
}

}  // namespace pulse::render
