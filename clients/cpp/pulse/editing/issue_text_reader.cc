// Text that an editor changed → an issue, or the lines that are wrong.
#include <algorithm>
#include <charconv>

#include "absl/strings/str_cat.h"
#include "clients/cpp/pulse/editing/issue_text.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

bool IsItemName(std::string_view name) {
  return name.starts_with("issues/") && name.find("/items/") != std::string_view::npos;
}

// The fields of a block, asked for by key.
class Fields {
 public:
  Fields(const TextBlock& block, std::vector<std::string> known, std::vector<TextMistake>* mistakes)
      : block_(block), known_(std::move(known)), mistakes_(*mistakes) {
    for (const TextField& field : block.fields) {
      if (std::find(known_.begin(), known_.end(), field.key) != known_.end()) continue;
      mistakes_.push_back({field.line, UnknownWord("field", field.key, known_)});
    }
  }

  // The field that has to be there once; an empty one after a mistake.
  TextField Once(const std::string& key) const {
    TextField found{block_.line, key, ""};
    int count = 0;
    for (const TextField& field : block_.fields) {
      if (field.key != key) continue;
      if (++count == 1) found = field;
      if (count == 2) mistakes_.push_back({field.line, "a second `" + key + ":` in the same block"});
    }
    if (count == 0) {
      mistakes_.push_back({block_.line, "`" + key + ":` is missing; leave it empty to have none"});
    }
    return found;
  }

  // The values of a field that may be there any number of times. Empty ones do
  // not count: a line that was made empty instead of deleted.
  std::vector<std::string> Each(const std::string& key) const {
    std::vector<std::string> values;
    for (const TextField& field : block_.fields) {
      if (field.key == key && !field.value.empty()) values.push_back(field.value);
    }
    return values;
  }

 private:
  const TextBlock& block_;
  const std::vector<std::string> known_;
  std::vector<TextMistake>& mistakes_;
};

class Reader {
 public:
  EditedIssue Read(std::string_view text) && {
    BlockText blocks = ReadBlocks(text);
    edited_.mistakes = std::move(blocks.mistakes);
    edited_.issue.add_sections();
    for (const TextBlock& block : blocks.blocks) ReadBlock(block);
    const bool readable = !blocks.blocks.empty() || edited_.mistakes.empty();
    if (edited_.issue.name().empty() && readable) {
      Mistake(1, "the block of the issue (`=== issues/…`), with its revision and etag, is missing");
    }
    std::stable_sort(edited_.mistakes.begin(), edited_.mistakes.end(),
                     [](const TextMistake& a, const TextMistake& b) { return a.line < b.line; });
    return std::move(edited_);
  }

 private:
  void Mistake(int line, std::string message) { edited_.mistakes.push_back({line, std::move(message)}); }

  void ReadBlock(const TextBlock& block) {
    if (block.heading == kContactHeading) {
      ReadContact(block);
    } else if (block.heading == kNoticeHeading) {
      const Fields no_fields(block, {}, &edited_.mistakes);
      if (!block.body.empty()) edited_.issue.add_notices(block.body);
    } else if (IsItemName(block.heading)) {
      ReadItem(block);
    } else if (block.heading.starts_with("issues/")) {
      ReadIssue(block);
    } else {
      Mistake(block.line,
              "`=== " + block.heading +
                  "` names no block: the issue, `contact`, `notice`, or an item by its full name. "
                  "In a text, put a backslash before a line that begins with ===");
    }
  }

  void ReadIssue(const TextBlock& block) {
    v1::Issue& issue = edited_.issue;
    if (!issue.name().empty()) return Mistake(block.line, "a second block of an issue");
    const Fields fields(block, {"revision", "etag", "title", "signatory", "role"}, &edited_.mistakes);
    issue.set_name(block.heading);
    issue.set_introduction(block.body);
    issue.set_title(fields.Once("title").value);
    issue.set_etag(fields.Once("etag").value);
    const TextField revision = fields.Once("revision");
    std::int64_t number = 0;
    const char* const end = revision.value.data() + revision.value.size();
    const auto read = std::from_chars(revision.value.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 1) {
      Mistake(revision.line, "the revision is a number; leave it and the etag as they were");
    }
    issue.set_revision(number);
    ReadSignatories(block);
  }

  // A role is that of the signatory above it.
  void ReadSignatories(const TextBlock& block) {
    v1::Signatory* signatory = nullptr;
    for (const TextField& field : block.fields) {
      if (field.key == "signatory") {
        signatory = field.value.empty() ? nullptr : edited_.issue.add_signatories();
        if (signatory != nullptr) signatory->set_name(field.value);
      } else if (field.key == "role" && signatory != nullptr && signatory->role().empty()) {
        signatory->set_role(field.value);
      } else if (field.key == "role" && !field.value.empty()) {
        Mistake(field.line, "a role stands below its `signatory:`, one for each");
      }
    }
  }

  void ReadContact(const TextBlock& block) {
    if (edited_.issue.has_contact()) return Mistake(block.line, "a second `=== contact`");
    const Fields fields(block, {"telephone", "email", "website"}, &edited_.mistakes);
    v1::Contact* contact = edited_.issue.mutable_contact();
    contact->set_telephone(fields.Once("telephone").value);
    contact->set_email(fields.Once("email").value);
    contact->set_website(fields.Once("website").value);
    contact->set_text(block.body);
  }

  void ReadItem(const TextBlock& block) {
    const auto [first, is_new] = edited_.item_lines.emplace(block.heading, block.line);
    if (!is_new) {
      return Mistake(block.line,
                     absl::StrCat("a second block of an item that stands at line ", first->second));
    }
    const Fields fields(block, {"title", "kind", "sector", "byline", "publisher", "caption"},
                        &edited_.mistakes);
    v1::Item* item = edited_.issue.mutable_sections(0)->add_items();
    item->set_name(block.heading);
    item->set_body(block.body);
    const TextField title = fields.Once("title");
    if (title.line != block.line && title.value.empty()) {
      Mistake(title.line, "an item has a title; to take the item out, delete its block");
    }
    item->set_title(title.value);
    const TextField kind = fields.Once("kind");
    const auto read = ReadKind(kind.value.empty() ? "none" : kind.value);
    if (!read) Mistake(kind.line, UnknownWord("kind", kind.value, KindChoices()));
    item->set_kind(read.value_or(v1::ITEM_KIND_UNSPECIFIED));
    const TextField sector = fields.Once("sector");
    edited_.sector_lines[block.heading] = sector.line;
    if (!sector.value.empty())
      item->set_sector(absl::StrCat("sectors/", std::string(SectorId(sector.value))));
    item->set_byline(fields.Once("byline").value);
    for (std::string& name : fields.Each("publisher")) {
      item->add_publishers()->set_display_name(std::move(name));
    }
    for (std::string& caption : fields.Each("caption")) item->add_captions(std::move(caption));
  }

  EditedIssue edited_;
};

}  // namespace

EditedIssue ReadIssueText(std::string_view text) { return Reader().Read(text); }

}  // namespace pulse::cli
