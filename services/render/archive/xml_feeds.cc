// Atom and RSS. pugixml escapes; nothing here writes markup by hand.

#include <pugixml.hpp>
#include <string>

#include "services/render/archive/feed.h"
#include "services/render/mime/dates.h"

namespace pulse::render {
namespace {

constexpr char kLanguage[] = "en-GB";

class StringWriter final : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    text_.append(static_cast<const char*>(data), size);
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string Printed(const pugi::xml_document& document) {
  StringWriter writer;
  document.save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  return writer.Take();
}

pugi::xml_node Root(pugi::xml_document& document, const char* name) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "utf-8";
  return document.append_child(name);
}

void AddText(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).text() = text.c_str();
}

void AddAtomLink(pugi::xml_node parent, const char* name, const char* relation, const char* type,
                 const SafeUrl& url) {
  pugi::xml_node link = parent.append_child(name);
  link.append_attribute("rel") = relation;
  if (*type != '\0') link.append_attribute("type") = type;
  link.append_attribute("href") = url.str().c_str();
}

// An entry without an author of its own has the feed's.
void AddAtomEntry(pugi::xml_node root, const FeedEntry& from) {
  pugi::xml_node entry = root.append_child("entry");
  AddText(entry, "id", from.id);
  AddText(entry, "title", from.title);
  AddText(entry, "published", InternetDate(from.published));
  AddText(entry, "updated", InternetDate(from.updated));
  AddAtomLink(entry, "link", "alternate", "text/html", from.url);
  for (const std::string& author : from.authors) AddText(entry.append_child("author"), "name", author);
  if (!from.sector.empty()) entry.append_child("category").append_attribute("term") = from.sector.c_str();
  pugi::xml_node content = entry.append_child("content");
  content.append_attribute("type") = "html";
  content.text() = from.html.c_str();
}

void AddRssItem(pugi::xml_node channel, const FeedEntry& from) {
  pugi::xml_node item = channel.append_child("item");
  AddText(item, "title", from.title);
  AddText(item, "link", from.url.str());
  pugi::xml_node guid = item.append_child("guid");
  guid.append_attribute("isPermaLink") = "false";
  guid.text() = from.id.c_str();
  AddText(item, "pubDate", MailDate(from.published));
  AddText(item, "atom:updated", InternetDate(from.updated));
  for (const std::string& author : from.authors) AddText(item, "dc:creator", author);
  if (!from.sector.empty()) AddText(item, "category", from.sector);
  AddText(item, "description", from.html);
}

}  // namespace

std::string EmitAtom(const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = Root(document, "feed");
  root.append_attribute("xmlns") = "http://www.w3.org/2005/Atom";
  root.append_attribute("xml:lang") = kLanguage;
  AddText(root, "id", feed.url.str());
  AddText(root, "title", feed.title);
  AddText(root, "updated", InternetDate(feed.updated));
  AddAtomLink(root, "link", "self", "application/atom+xml", feed.url);
  AddAtomLink(root, "link", "alternate", "text/html", feed.home);
  AddText(root.append_child("author"), "name", feed.title);
  for (const FeedEntry& entry : feed.entries) AddAtomEntry(root, entry);
  return Printed(document);
}

std::string EmitRss(const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = Root(document, "rss");
  root.append_attribute("version") = "2.0";
  root.append_attribute("xmlns:atom") = "http://www.w3.org/2005/Atom";
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  pugi::xml_node channel = root.append_child("channel");
  AddText(channel, "title", feed.title);
  AddText(channel, "link", feed.home.str());
  AddText(channel, "description", feed.title);
  AddText(channel, "language", "en-gb");
  AddText(channel, "lastBuildDate", MailDate(feed.updated));
  AddAtomLink(channel, "atom:link", "self", "application/rss+xml", feed.url);
  for (const FeedEntry& entry : feed.entries) AddRssItem(channel, entry);
  return Printed(document);
}

}  // namespace pulse::render
