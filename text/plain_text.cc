#include "text/plain_text.h"

#include "text/commonmark.h"
#include "text/printable.h"

namespace pulse::text {
namespace {

// Whether words on its two sides are one.
bool IsWithinWords(cmark_node_type type) {
  return type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE ||
         type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK ||
         type == CMARK_NODE_IMAGE;
}

}  // namespace

std::string PlainText(std::string_view commonmark) {
  std::string text;
  text.reserve(commonmark.size());
  for (CommonMarkWalk walk(commonmark); walk.Next();) {
    if (!IsWithinWords(cmark_node_get_type(walk.node()))) text += ' ';
    if (!walk.leaves()) text += walk.literal();
  }
  return PrintableLine(text);
}

}  // namespace pulse::text
