#include "tests/corpus/generator/page.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pulse::corpus {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

class Layout {
 public:
  Layout(bool markdown, Random& random) : random_(random) {
    page_.markdown = markdown;
    page_.page_mark = "\n\n\n";
  }

  Page Lay(const v1::Issue& issue) {
    LayFront(issue);
    for (int s = 0; s < issue.sections_size(); ++s) LaySection(issue.sections(s), Path("sections", s));
    if (notices_last_) LayNotices(issue);
    return std::move(page_);
  }

 private:
  static std::string Path(std::string_view name, int index) {
    return std::string(name) + "[" + std::to_string(index) + "]";
  }

  int Field(std::string path) {
    page_.fields.push_back(std::move(path));
    return static_cast<int>(page_.fields.size()) - 1;
  }

  PrintedLine& Add(Role role, std::string text, int field, Space before = Space::kBlank) {
    auto& line = page_.lines.emplace_back();
    line.role = role;
    line.before = before;
    if (!text.empty()) line.runs.push_back({std::move(text), field});
    return line;
  }

  void LayFront(const v1::Issue& issue) {
    Add(Role::kMasthead, issue.title(), Field("title")).level = 1;
    const auto month = std::string(kMonths[static_cast<std::size_t>(issue.edition().month()) - 1]);
    Add(Role::kEdition, month + " " + std::to_string(issue.edition().year()), Field("edition")).level = 2;
    LayText(Role::kIntroduction, issue.introduction(), Field("introduction"));
    LaySignOff(issue);
    notices_last_ = random_.Chance(0.15);
    if (!notices_last_) LayNotices(issue);
  }

  void LaySignOff(const v1::Issue& issue) {
    constexpr std::string_view kOnOneLine = "Best wishes, ";
    constexpr std::array<std::string_view, 10> kClosings = {"Best wishes,",
                                                            "Kind regards,",
                                                            "With best wishes",
                                                            "Best wishes,",
                                                            "Best wishes,",
                                                            "Best wishes,",
                                                            "Kind regards,",
                                                            "Stay safe and best wishes,",
                                                            "Warm wishes from all of us,",
                                                            kOnOneLine};
    const auto closing = random_.Pick(kClosings);
    const bool on_one_line = closing == kOnOneLine && issue.signatories_size() == 1;
    auto& line = Add(Role::kClosing, std::string(closing), kNoField);
    for (int i = 0; i < issue.signatories_size(); ++i) {
      const auto& signatory = issue.signatories(i);
      const int name = Field(Path("signatories", i) + ".name");
      const int role = Field(Path("signatories", i) + ".role");
      if (on_one_line) {
        line.runs.push_back({signatory.name(), name});
        line.runs.push_back({", ", kMarkup});
        line.runs.push_back({signatory.role(), role});
        continue;
      }
      Add(Role::kSignatory, signatory.name(), name).tail = page_.markdown ? "  " : "";
      Add(Role::kSignatory, signatory.role(), role, Space::kNone);
    }
  }

  void LayNotices(const v1::Issue& issue) {
    for (int i = 0; i < issue.notices_size(); ++i)
      LayText(Role::kNotice, issue.notices(i), Field(Path("notices", i)));
    if (issue.has_contact()) LayText(Role::kContact, issue.contact().text(), Field("contact.text"));
  }

  void LaySection(const v1::Section& section, const std::string& path) {
    Add(Role::kSection, section.title(), Field(path + ".title")).level = 2;
    auto kind = v1::ITEM_KIND_UNSPECIFIED;
    for (int i = 0; i < section.items_size(); ++i) {
      const auto& item = section.items(i);
      if (item.kind() != kind && item.kind() != v1::ITEM_KIND_NEWS) {
        kind = item.kind();
        Add(Role::kGroup, GroupName(kind), kNoField).level = 3;
      }
      LayItem(item, path + "." + Path("items", i));
    }
  }

  std::string GroupName(v1::ItemKind kind) {
    constexpr std::array<std::string_view, 9> kReports = {"Reports",      "Reports",  "Reports",
                                                          "Reports",      "REPORTS",  "Report",
                                                          "Publications", "Research", "Reports:"};
    constexpr std::array<std::string_view, 7> kBriefings = {
        "Briefings", "Briefings", "Briefings", "Briefings:", "BRIEFINGS", "Briefing papers", "Briefing"};
    constexpr std::array<std::string_view, 9> kTools = {
        "Tools and Guidance", "Tools and Guidance",  "Tools and Guidance", "Tools & Guidance",  "Guidance",
        "Toolkits",           "Tools and resources", "Resources",          "TOOLS AND GUIDANCE"};
    if (kind == v1::ITEM_KIND_REPORT) return std::string(random_.Pick(kReports));
    return std::string(kind == v1::ITEM_KIND_BRIEFING ? random_.Pick(kBriefings) : random_.Pick(kTools));
  }

  void LayItem(const v1::Item& item, const std::string& path) {
    auto& title = Add(Role::kTitle, item.byline(), kMarkup);
    title.level = 4;
    if (!item.byline().empty()) {
      title.runs[0].field = Field(path + ".byline");
      title.runs.push_back({". ", kMarkup});
    }
    title.runs.push_back({item.title(), Field(path + ".title")});
    const char last = item.title().back();
    if (last != '?' && last != '.' && random_.Chance(0.15)) title.runs.push_back({".", kMarkup});
    LayText(Role::kBody, item.body(), Field(path + ".body"));
  }

  // `text` in the normal form: one block a line.
  void LayText(Role role, std::string_view text, int field) {
    Space before = Space::kBlank;
    const std::string bullet = page_.markdown || random_.Chance(0.4) ? "-" : "•";
    while (!text.empty()) {
      const auto end = text.find('\n');
      LayTextLine(role, text.substr(0, end), bullet, field, before);
      before = Space::kNone;
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
      if (text.substr(0, 1) == "\n") {
        text.remove_prefix(1);
        before = Space::kBlank;
      }
    }
  }

  void LayTextLine(Role role, std::string_view line, const std::string& bullet, int field, Space before) {
    std::string lead(line.substr(0, line.find_first_not_of(' ')));
    line.remove_prefix(lead.size());
    int level = 0;
    if (line.substr(0, 4) == "### ") {
      level = 5;
      line.remove_prefix(4);
    }
    if (line.substr(0, 2) == "- " || line.substr(0, 2) == "> ") {
      lead += (line[0] == '-' ? bullet : std::string(">")) + " ";
      line.remove_prefix(2);
    } else if (line.size() > 2 && line[0] >= '1' && line[0] <= '9' && line.substr(1, 2) == ". ") {
      lead += line.substr(0, 3);
      line.remove_prefix(3);
    }
    std::string tail;
    while (!line.empty() && line.back() == ' ') {
      tail = page_.markdown ? "  " : "";
      line.remove_suffix(1);
    }
    auto& out = Add(role, std::string(line), field, before);
    out.level = level;
    out.entry = !lead.empty() && lead.back() == ' ' && lead.find('>') == std::string::npos;
    out.lead = std::move(lead);
    out.tail = std::move(tail);
  }

  Random& random_;
  Page page_;
  bool notices_last_ = false;
};

}  // namespace

Page LayOut(const v1::Issue& issue, bool markdown, Random& random) {
  return Layout(markdown, random).Lay(issue);
}

std::string TextOf(const PrintedLine& line) {
  std::string text;
  for (const auto& run : line.runs) text += run.text;
  return text;
}

PrintedLine CutLine(PrintedLine* line, std::size_t at) {
  PrintedLine rest = *line;
  rest.continues = true;
  rest.runs.clear();
  rest.lead.clear();
  rest.anchor.clear();
  std::vector<Run> kept;
  for (auto& run : line->runs) {
    const auto here = std::min(at, run.text.size());
    if (here > 0) kept.push_back({run.text.substr(0, here), run.field});
    if (here < run.text.size()) rest.runs.push_back({run.text.substr(here), run.field});
    at -= here;
  }
  line->runs = std::move(kept);
  line->tail.clear();
  while (!line->runs.empty() && line->runs.back().text.back() == ' ') {
    line->runs.back().text.pop_back();
    if (line->runs.back().text.empty()) line->runs.pop_back();
  }
  while (!rest.runs.empty() && rest.runs.front().text.front() == ' ') {
    rest.runs.front().text.erase(0, 1);
    if (rest.runs.front().text.empty()) rest.runs.erase(rest.runs.begin());
  }
  return rest;
}

PrintedDocument Print(const Page& page) {
  PrintedDocument document;
  const auto put = [&](std::string_view text, int owner) {
    for (const char c : text) {
      if (c == '\n') {
        document.content += page.line_end;
      } else {
        document.content += c;
      }
    }
    document.owners.resize(document.content.size(), owner);
  };
  if (page.byte_order_mark) put("\xef\xbb\xbf", kMarkup);
  for (const auto& line : page.lines) {
    if (&line != &page.lines.front()) put("\n", kMarkup);
    if (line.before == Space::kBlank) put("\n", kMarkup);
    if (line.before == Space::kPage) put(page.page_mark, kMarkup);
    put(line.lead, kMarkup);
    if (line.level > 0 && page.markdown)
      put(std::string(static_cast<std::size_t>(line.level), '#') + " ", kMarkup);
    put(line.anchor, kMarkup);
    if (line.bold && page.markdown) put("**", kMarkup);
    for (const auto& run : line.runs) put(run.text, run.field);
    if (line.bold && page.markdown) put("**", kMarkup);
    put(line.tail, kMarkup);
    document.roles.resize(document.content.size(), line.role);
  }
  put("\n", kMarkup);
  document.roles.resize(document.content.size(), Role::kFurniture);
  return document;
}

}  // namespace pulse::corpus
