#include "services/render/document/document.h"

#include <array>
#include <string_view>
#include <utility>

#include "text/printable.h"

namespace pulse::render {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

// The heading of a group, and the label of one item in it. Kinds without a
// heading are printed before any group.
struct KindNames {
  std::string_view heading;
  std::string_view label;
};

KindNames NamesOf(v1::ItemKind kind) {
  switch (kind) {
    case v1::ITEM_KIND_REPORT:
      return {"Reports", "Report"};
    case v1::ITEM_KIND_BRIEFING:
      return {"Briefings", "Briefing"};
    case v1::ITEM_KIND_TOOL_OR_GUIDANCE:
      return {"Tools and Guidance", "Tool or guidance"};
    case v1::ITEM_KIND_NEWS:
      return {"", "News"};
    default:
      return {"", ""};
  }
}

bool HasGroup(const v1::Item& item) { return !NamesOf(item.kind()).heading.empty(); }

std::string TitleOr(std::string_view title, std::string_view missing) {
  std::string line = text::PrintableLine(title);
  return line.empty() ? std::string(missing) : line;
}

std::string EditionLabel(const v1::Issue& issue) {
  const v1::Edition& edition = issue.edition();
  if (edition.month() < 1 || edition.month() > 12) return {};
  return std::string(kMonths.at(static_cast<std::size_t>(edition.month() - 1))) + " " +
         std::to_string(edition.year());
}

// `A`, `A and B`, `A, B and C`: what an editor who gave publishers but no
// byline would have printed.
std::string Byline(const v1::Item& item) {
  std::string byline = text::PrintableLine(item.byline());
  if (!byline.empty()) return byline;
  const int count = item.publishers_size();
  for (int i = 0; i < count; ++i) {
    if (i > 0) byline += i + 1 == count ? " and " : ", ";
    byline += text::PrintableLine(item.publishers(i).display_name());
  }
  return byline;
}

std::string_view LastSegment(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

void AddLine(Prose& prose, std::string text, const std::optional<SafeUrl>& url) {
  if (text.empty()) return;
  if (prose.size() > 1) prose.push_back({Mark::kHardBreak, Edge::kPoint, {}, 0, false, {}});
  if (url) prose.push_back({Mark::kLink, Edge::kOpen, {}, 0, false, url});
  prose.push_back({Mark::kText, Edge::kPoint, std::move(text), 0, false, {}});
  if (url) prose.push_back({Mark::kLink, Edge::kClose, {}, 0, false, {}});
}

// The block as printed, a line a line; without one, the fields found in it.
Prose ReadContact(const v1::Contact& contact) {
  Prose prose = ReadProse(contact.text());
  for (ProseEvent& event : prose) {
    if (event.mark == Mark::kSoftBreak) event.mark = Mark::kHardBreak;
  }
  if (!prose.empty()) return prose;
  const std::string email = text::PrintableLine(contact.email());
  const std::string website = text::PrintableLine(contact.website());
  const bool has_scheme = website.find("://") != std::string::npos;
  prose.push_back({Mark::kParagraph, Edge::kOpen, {}, 0, false, {}});
  AddLine(prose, text::PrintableLine(contact.telephone()), std::nullopt);
  AddLine(prose, email, SafeUrl::Parse("mailto:" + email));
  AddLine(prose, website, SafeUrl::Parse(has_scheme ? website : "https://" + website));
  if (prose.size() == 1) return {};
  prose.push_back({Mark::kParagraph, Edge::kClose, {}, 0, false, {}});
  return prose;
}

DocumentItem ReadItem(const v1::Item& item, Anchor anchor) {
  return {std::move(anchor), std::string(NamesOf(item.kind()).label), Byline(item),
          TitleOr(item.title(), "Untitled"), ReadProse(item.body())};
}

DocumentSection ReadSection(const v1::Section& section, std::vector<Anchor>& item_anchors, AnchorMint& mint) {
  const std::string title = TitleOr(section.title(), "In this issue");
  DocumentSection out{mint.Mint(section.sector().empty() ? title : LastSegment(section.sector())),
                      text::PrintableLine(section.sector()),
                      title,
                      !text::PrintableLine(section.title()).empty(),
                      ReadProse(section.introduction()),
                      {},
                      0};
  for (const v1::Item* item : PrintedOrder(section)) {
    const std::string heading(NamesOf(item->kind()).heading);
    if (out.groups.empty() || out.groups.back().heading != heading) {
      out.groups.push_back({mint.Mint(out.anchor.str() + "-" + heading), heading, {}});
    }
    out.groups.back().items.push_back(ReadItem(*item, std::move(item_anchors[out.item_count++])));
  }
  return out;
}

}  // namespace

std::vector<const v1::Item*> PrintedOrder(const v1::Section& section) {
  std::vector<const v1::Item*> items;
  for (const v1::Item& item : section.items()) {
    if (!HasGroup(item)) items.push_back(&item);
  }
  for (const v1::Item& item : section.items()) {
    if (HasGroup(item)) items.push_back(&item);
  }
  return items;
}

Document ReadDocument(const v1::Issue& issue) {
  AnchorMint mint;
  Document document{TitleOr(issue.title(), "Untitled"),
                    EditionLabel(issue),
                    issue.kind() == v1::ISSUE_KIND_SPECIAL,
                    ReadProse(issue.introduction()),
                    {},
                    {},
                    ReadContact(issue.contact()),
                    {},
                    0,
                    mint.Mint("main"),
                    mint.Mint("introduction"),
                    mint.Mint("contents"),
                    {},
                    issue.name()};
  for (const v1::Signatory& signatory : issue.signatories()) {
    DocumentSignatory printed{text::PrintableLine(signatory.name()), text::PrintableLine(signatory.role())};
    if (printed.name.empty()) printed.name = std::exchange(printed.role, {});
    if (!printed.name.empty()) document.signatories.push_back(std::move(printed));
  }
  for (const std::string& notice : issue.notices()) {
    if (Prose prose = ReadProse(notice); !prose.empty()) document.notices.push_back(std::move(prose));
  }
  // All items before any section: an item's permalink must not move because a
  // section was given its name.
  std::vector<std::vector<Anchor>> item_anchors;
  for (const v1::Section& section : issue.sections()) {
    std::vector<Anchor>& anchors = item_anchors.emplace_back();
    for (const v1::Item* item : PrintedOrder(section)) {
      anchors.push_back(mint.Mint(LastSegment(item->name())));
    }
  }
  for (int i = 0; i < issue.sections_size(); ++i) {
    document.sections.push_back(
        ReadSection(issue.sections(i), item_anchors[static_cast<std::size_t>(i)], mint));
    document.item_count += document.sections.back().item_count;
  }
  return document;
}

}  // namespace pulse::render
