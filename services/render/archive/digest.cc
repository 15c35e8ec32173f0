#include "services/render/archive/digest.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "services/render/text/markdown_text.h"

namespace pulse::render {
namespace {

// Sections of the digest to be, keyed by sector; those of a special edition,
// which have none, by their title.
struct Gathered {
  std::string key;
  v1::Section section;
  int left_over = 0;
};

class Gathering {
 public:
  Gathering(const DigestSelection& selection, const std::vector<v1::Sector>& taxonomy)
      : selection_(selection) {
    for (const std::string& sector : selection.sectors) Find(sector);
    for (const v1::Sector& sector : taxonomy) {
      Find(sector.name()).section.set_title(sector.display_name());
    }
  }

  void Add(const v1::Section& section) {
    Gathered& to = Find(section.sector().empty() ? section.title() : section.sector());
    v1::Section& out = to.section;
    if (out.title().empty()) out.set_title(section.title());
    out.set_sector(section.sector());
    const int before = out.items_size();
    for (const v1::Item& item : section.items()) {
      if (Selects(section, item)) {
        *out.add_items() = item;
      } else {
        ++to.left_over;
      }
    }
    const bool whole = selection_.kinds.empty() && out.items_size() > before;
    if (whole && !section.introduction().empty()) {
      const std::string gap = out.introduction().empty() ? "" : "\n\n";
      out.set_introduction(out.introduction() + gap + section.introduction());
    }
  }

  std::vector<Gathered>& sections() { return sections_; }

 private:
  bool Selects(const v1::Section& section, const v1::Item& item) const {
    const auto holds = [](const auto& wanted, const auto& value) {
      return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    };
    return holds(selection_.sectors, section.sector()) && holds(selection_.kinds, item.kind());
  }

  Gathered& Find(const std::string& key) {
    const auto [found, is_new] = places_.emplace(key, sections_.size());
    if (is_new) sections_.push_back({key, {}, 0});
    return sections_[found->second];
  }

  const DigestSelection& selection_;
  std::vector<Gathered> sections_;
  std::map<std::string, std::size_t> places_;
};

// News and what has no kind share the place before the groups.
int PlaceOf(const v1::Item& item) { return std::max<int>(item.kind(), v1::ITEM_KIND_NEWS); }

void SortByKind(v1::Section* section) {
  std::stable_sort(section->mutable_items()->begin(), section->mutable_items()->end(),
                   [](const v1::Item& a, const v1::Item& b) { return PlaceOf(a) < PlaceOf(b); });
}

std::string AsideOf(const std::vector<Gathered>& sections) {
  std::string aside;
  for (const Gathered& gathered : sections) {
    if (gathered.left_over == 0) continue;
    MarkdownText title;
    title.Text(gathered.section.title().empty() ? "Other" : gathered.section.title());
    aside += (aside.empty() ? "" : ", ") + std::to_string(gathered.left_over) +
             (gathered.left_over == 1 ? " item in " : " items in ") + title.TakeLine();
  }
  return aside.empty() ? aside : "**Also this month:** " + aside + ".";
}

// The title of a special edition names its theme, which may not be selected.
const v1::Issue& NewestMonthly(const std::vector<v1::Issue>& issues) {
  const auto found = std::find_if(issues.begin(), issues.end(), [](const v1::Issue& issue) {
    return issue.kind() == v1::ISSUE_KIND_MONTHLY;
  });
  return found == issues.end() ? issues.front() : *found;
}

// What the whole digest says of itself.
void SetFront(const std::vector<v1::Issue>& issues, const DigestSelection& selection, v1::Issue* digest) {
  const v1::Issue& newest = issues.front();
  digest->set_title(selection.title.empty() ? NewestMonthly(issues).title() : selection.title);
  digest->set_kind(v1::ISSUE_KIND_MONTHLY);
  *digest->mutable_notices() = newest.notices();
  if (newest.has_contact()) *digest->mutable_contact() = newest.contact();
  const bool one_month = std::all_of(issues.begin(), issues.end(), [&](const v1::Issue& issue) {
    return issue.edition().year() == newest.edition().year() &&
           issue.edition().month() == newest.edition().month();
  });
  if (one_month) *digest->mutable_edition() = newest.edition();
  for (const v1::Issue& issue : issues) {
    if (issue.publish_time().seconds() > digest->publish_time().seconds()) {
      *digest->mutable_publish_time() = issue.publish_time();
    }
  }
}

Prose LinkLine(const SafeUrl& url) {
  return {{Mark::kParagraph, Edge::kOpen, {}, 0, false, {}},
          {Mark::kLink, Edge::kOpen, {}, 0, false, url},
          {Mark::kText, Edge::kPoint, "Read online", 0, false, {}},
          {Mark::kLink, Edge::kClose, {}, 0, false, url},
          {Mark::kParagraph, Edge::kClose, {}, 0, false, {}}};
}

}  // namespace

Digest ComposeDigest(const std::vector<v1::Issue>& issues, const DigestSelection& selection,
                     const std::vector<v1::Sector>& taxonomy) {
  Digest digest;
  if (issues.empty()) return digest;
  Gathering gathering(selection, taxonomy);
  for (const v1::Issue& issue : issues) {
    for (const v1::Section& section : issue.sections()) gathering.Add(section);
  }
  SetFront(issues, selection, &digest.issue);
  if (selection.also_this_month) digest.aside = AsideOf(gathering.sections());
  for (Gathered& gathered : gathering.sections()) {
    if (gathered.section.items().empty()) continue;
    SortByKind(&gathered.section);
    digest.item_count += gathered.section.items_size();
    *digest.issue.add_sections() = std::move(gathered.section);
  }
  return digest;
}

Document ReadDigest(const Digest& digest, const std::optional<PublicSite>& site) {
  Document document = ReadDocument(digest.issue);
  document.aside = ReadProse(digest.aside);
  if (!site) return document;
  // Sorted by kind, a section's items are printed in the order they stand in.
  for (std::size_t s = 0; s < document.sections.size(); ++s) {
    const v1::Section& section = digest.issue.sections(static_cast<int>(s));
    int next = 0;
    for (DocumentGroup& group : document.sections[s].groups) {
      for (DocumentItem& item : group.items) {
        for (ProseEvent& event : LinkLine(site->ItemUrl(section.items(next).name()))) {
          item.body.push_back(std::move(event));
        }
        ++next;
      }
    }
  }
  return document;
}

}  // namespace pulse::render
