// An issue as text that an editor changes (text_blocks.h), and back.
//
//     === issues/2022-09              title, signatories, introduction
//     === contact                     the address block
//     === notice                      once for each
//     === issues/2022-09/items/slug   once for each item, in order

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cpp/pulse/editing/text_blocks.h"
#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

// Of the blocks that are no name.
inline constexpr char kContactHeading[] = "contact";
inline constexpr char kNoticeHeading[] = "notice";

/// The text of `issue`: a head that says how to edit it, then its blocks.
std::string WriteIssueText(const v1::Issue& issue);

/// What an edited text says. Server-owned fields are unset but for name, revision
/// and etag: those of the issue that the text was made from. All items are in
/// one section, each with its sector.
struct EditedIssue {
  v1::Issue issue;
  std::map<std::string, int> item_lines;  // where each item's block begins
  std::map<std::string, int> sector_lines;
  std::vector<TextMistake> mistakes;  // empty: the text can be used
};

/// Strict: an unknown key, a field given twice or not at all, a kind that is
/// none, an item given twice are mistakes.
EditedIssue ReadIssueText(std::string_view text);

}  // namespace pulse::cli
