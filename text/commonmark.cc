#include "text/commonmark.h"

#include "text/utf8.h"

namespace pulse::text {

CommonMarkWalk::CommonMarkWalk(std::string_view commonmark) {
  // cmark's own check takes a tenth of a parse.
  const int options = IsUtf8(commonmark) ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8;
  cmark_parser* const parser = cmark_parser_new_with_mem(options, NodeArena::memory());
  cmark_parser_feed(parser, commonmark.data(), commonmark.size());
  iterator_.reset(cmark_iter_new(cmark_parser_finish(parser)));
}

}  // namespace pulse::text
