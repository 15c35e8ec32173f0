// What of a document's tree becomes prose (see prose.h), whoever walks the tree:
// the rules of nesting, of breaks and of headings.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/render/document/prose.h"

namespace pulse::render {

class ProseBuilder {
 public:
  ProseBuilder();

  /// Enters a node. `event` is what opens for it, unless a rule drops it;
  /// nothing where it is dropped anyhow. Its children are kept either way.
  void Open(std::optional<ProseEvent> event);
  /// Enters an image: its children are its alternative text.
  void OpenImage();
  /// Leaves the node entered last.
  void Close();

  void AddText(std::string_view literal);
  /// kCode, kCodeBlock or kRule.
  void AddPoint(Mark mark, std::string text);
  /// kSoftBreak or kHardBreak.
  void AddBreak(Mark mark);
  /// A block of tags, as the paragraphs of its text.
  void AddRawHtml(std::string_view html);

  Prose Finish();

 private:
  struct OpenNode {
    std::optional<std::size_t> opened;  // where its event stands; nothing when it was dropped
    bool image = false;
  };

  bool Keeps(const ProseEvent& event) const;
  int HeadingDepth(int level);
  bool AtLineStart() const;
  void DropBreaksAtEnd();

  Prose prose_;
  std::vector<OpenNode> open_;
  std::vector<int> heading_levels_;  // of the headings that are above what comes
  std::size_t nesting_ = 0;
  std::size_t images_open_ = 0;
  std::size_t inline_open_[static_cast<std::size_t>(Mark::kLink) + 1] = {};
};

}  // namespace pulse::render
