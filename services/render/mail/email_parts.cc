#include "services/render/mail/email_parts.h"

#include <string_view>
#include <utility>

namespace pulse::render {

void EmailParts::Finish(std::string html) {
  html_ = std::move(html);
  EndPart(html_.size(), Kept::kAlways);
}

template <typename Keep>
void EmailParts::Walk(const EmailSelection& selection, Keep keep) const {
  std::size_t next_item = 0;
  ItemForm form = ItemForm::kWhole;
  std::size_t omitted = 0;   // of this section
  std::string_view heading;  // over the items to come
  std::size_t begin = 0;
  for (const Part& part : parts_) {
    const std::string_view html = std::string_view(html_).substr(begin, part.end - begin);
    begin = part.end;
    switch (part.kept) {
      case Kept::kAlways:
        keep(html);
        break;
      case Kept::kWithIntroductions:
        if (selection.keeps_introductions()) keep(html);
        break;
      case Kept::kInSection:
        omitted = 0;
        keep(html);
        break;
      case Kept::kOverItem:
        heading = html;
        break;
      case Kept::kInItem:
        form = selection.FormOf(next_item++);
        if (form == ItemForm::kOmitted) {
          ++omitted;
        } else {
          keep(std::exchange(heading, {}));
          keep(html);
        }
        break;
      case Kept::kInWholeItem:
        if (form == ItemForm::kWhole) keep(html);
        break;
      case Kept::kInShortItem:
        if (form == ItemForm::kShortened) keep(html);
        break;
      case Kept::kAfterOmitted:
        if (omitted > 0) keep(html);
        break;
      case Kept::kCountOfOmitted:
        if (omitted > 0) keep(std::to_string(omitted));
        break;
    }
  }
}

std::size_t EmailParts::SizeOf(const EmailSelection& selection) const {
  std::size_t size = 0;
  Walk(selection, [&size](std::string_view html) { size += html.size(); });
  return size;
}

std::string EmailParts::Join(const EmailSelection& selection) const {
  std::string joined;
  joined.reserve(SizeOf(selection));
  Walk(selection, [&joined](std::string_view html) { joined += html; });
  return joined;
}

}  // namespace pulse::render
