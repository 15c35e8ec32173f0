#include "services/ingest/corrections/field_corrections.h"

#include <google/protobuf/util/field_mask_util.h>

#include <algorithm>
#include <utility>

#include "db/publisher_names.h"
#include "services/ingest/parser/lines/links.h"
#include "services/ingest/parser/names/joint_byline.h"
#include "services/ingest/parser/names/publisher_names.h"

namespace pulse::ingest {
namespace {

using google::protobuf::FieldMask;
using google::protobuf::util::FieldMaskUtil;

bool Has(const FieldMask& mask, const char* path) {
  return std::find(mask.paths().begin(), mask.paths().end(), path) != mask.paths().end();
}

template <typename Message>
void Replace(const FieldMask& mask, const Message& from, Message* to) {
  FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  FieldMaskUtil::MergeMessageTo(from, mask, options, to);
}

template <typename Message>
Message CopyOf(const FieldMask& mask, const Message& from) {
  Message fields;
  Replace(mask, from, &fields);
  return fields;
}

template <typename Correction, typename Message>
std::vector<std::string> Overruled(const Correction& correction, const Message& value, const Message& read) {
  std::vector<std::string> paths;
  for (const std::string& path : correction.update_mask().paths()) {
    FieldMask mask;
    mask.add_paths(path);
    const std::string now = FieldsOf(mask, read).SerializeAsString();
    if (now != FieldsOf(mask, correction.base()).SerializeAsString() &&
        now != FieldsOf(mask, value).SerializeAsString()) {
      paths.push_back(path);
    }
  }
  return paths;
}

// ---- what follows from a field ----------------------------------------------

void FollowByline(v1::Item* item) {
  item->clear_publishers();
  for (const std::string_view publisher : SplitPublishers(item->byline())) {
    item->add_publishers()->set_display_name(std::string(publisher));
  }
}

// One that is listed twice counts once.
void NamePublishers(v1::Item* item) {
  for (v1::Publisher& publisher : *item->mutable_publishers()) {
    publisher.set_name(PublisherName(publisher.display_name()));
  }
  db::ListOnce(item);
}

// The parser lists the heading's links before the body's; those stay.
void FollowBody(const std::string& old_body, v1::Item* item) {
  google::protobuf::RepeatedPtrField<v1::Link> of_old_body;
  AppendLinks(old_body, &of_old_body);
  const int of_heading = std::max(0, item->links_size() - of_old_body.size());
  item->mutable_links()->DeleteSubrange(of_heading, item->links_size() - of_heading);
  AppendLinks(item->body(), item->mutable_links());
}

v1::Section* SectionFor(const std::string& sector, const std::vector<v1::Sector>& taxonomy,
                        v1::Issue* issue) {
  for (v1::Section& section : *issue->mutable_sections()) {
    if (section.sector() == sector) return &section;
  }
  v1::Section* section = issue->add_sections();
  section->set_sector(sector);
  for (const v1::Sector& known : taxonomy) {
    if (known.name() == sector) section->set_title(known.display_name());
  }
  return section;
}

// Where an item of `kind` goes: behind the last of its kind, or last.
int PlaceFor(v1::ItemKind kind, const v1::Section& section) {
  for (int i = section.items_size(); i > 0; --i) {
    if (section.items(i - 1).kind() == kind) return i;
  }
  return section.items_size();
}

v1::Item TakeOut(const std::string& name, v1::Issue* issue) {
  for (v1::Section& section : *issue->mutable_sections()) {
    for (int i = 0; i < section.items_size(); ++i) {
      if (section.items(i).name() != name) continue;
      v1::Item item = std::move(*section.mutable_items(i));
      section.mutable_items()->DeleteSubrange(i, 1);
      return item;
    }
  }
  return {};
}

void MoveToItsSection(const std::string& name, const std::vector<v1::Sector>& taxonomy, v1::Issue* issue) {
  v1::Item item = TakeOut(name, issue);
  v1::Section* section = SectionFor(item.sector(), taxonomy, issue);
  const int place = PlaceFor(item.kind(), *section);
  *section->add_items() = std::move(item);
  for (int i = section->items_size() - 1; i > place; --i) section->mutable_items()->SwapElements(i, i - 1);
}

}  // namespace

const v1::Item* FindItem(const v1::Issue& issue, const std::string& name) {
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) {
      if (item.name() == name) return &item;
    }
  }
  return nullptr;
}

v1::Item* FindItem(v1::Issue* issue, const std::string& name) {
  return const_cast<v1::Item*>(FindItem(std::as_const(*issue), name));  // NOLINT: the issue is not const
}

v1::Item FieldsOf(const FieldMask& mask, const v1::Item& item) {
  v1::Item fields = CopyOf(mask, item);
  // Which publisher a printed form means is not the document's to say.
  for (v1::Publisher& publisher : *fields.mutable_publishers()) publisher.clear_name();
  return fields;
}

v1::Issue FieldsOf(const FieldMask& mask, const v1::Issue& issue) { return CopyOf(mask, issue); }

std::vector<std::string> FindOverruled(const v1::SetItem& correction, const v1::Item& read) {
  return Overruled(correction, correction.item(), read);
}

std::vector<std::string> FindOverruled(const v1::SetIssue& correction, const v1::Issue& read) {
  return Overruled(correction, correction.issue(), read);
}

void Apply(const v1::SetItem& correction, const std::vector<v1::Sector>& taxonomy, v1::Issue* issue) {
  const FieldMask& mask = correction.update_mask();
  v1::Item* item = FindItem(issue, correction.item().name());
  const std::string old_sector = item->sector();
  const std::string old_body = item->body();
  Replace(mask, correction.item(), item);
  if (Has(mask, "byline") && !Has(mask, "publishers")) FollowByline(item);
  if (Has(mask, "byline") || Has(mask, "publishers")) NamePublishers(item);
  if (Has(mask, "body")) FollowBody(old_body, item);
  item->set_confidence(1);
  if (item->sector() != old_sector) MoveToItsSection(correction.item().name(), taxonomy, issue);
}

void Apply(const v1::SetIssue& correction, v1::Issue* issue) {
  Replace(correction.update_mask(), correction.issue(), issue);
}

v1::Issue AsRead(const v1::CorrectionSet& corrections, v1::Issue issue) {
  for (const v1::Correction& correction : corrections.corrections()) {
    if (!correction.has_set_item()) continue;
    const v1::SetItem& set = correction.set_item();
    v1::Item* item = FindItem(&issue, set.item().name());
    if (item != nullptr) Replace(set.update_mask(), set.base(), item);
  }
  return issue;
}

}  // namespace pulse::ingest
